package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonObject;
import java.util.Optional;

/// Asks for a new wallet whose key is generated inside the enclave.
///
/// @param purpose what people call it; absent if they call it nothing
/// @param nonce 16 random bytes chosen by the asker, so that two wallets are two requests and the
///   same request asked twice makes one wallet
public record WalletRequest(
    RequestHead head,
    Blockchain blockchain,
    NetworkMode network,
    Optional<String> purpose,
    Bytes nonce)
    implements Request {
  public static final String KIND = "wallet-generate";

  @Override
  public JsonObject toJson() {
    JsonObject.Builder json =
        head.writeTo(JsonObject.builder())
            .text("kind", KIND)
            .text("chain", blockchain.text())
            .text("network", network.text())
            .hex("nonce", nonce);
    purpose.ifPresent(text -> json.text("purpose", text));
    return json.build();
  }
}
