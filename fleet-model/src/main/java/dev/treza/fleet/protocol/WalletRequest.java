package dev.treza.fleet.protocol;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.Optional;

/// Asks for a new wallet whose key is made inside the enclave: generated, or derived from the
/// namespace's master seed.
///
/// @param purpose what people call it; absent if they call it nothing
/// @param path where to derive the key; absent to generate one
/// @param nonce 16 random bytes chosen by the asker, so that two wallets are two requests and the
///   same request asked twice makes one wallet
public record WalletRequest(
    RequestHead head,
    Blockchain blockchain,
    NetworkMode network,
    Optional<String> purpose,
    Optional<DerivationPath> path,
    Metadata metadata,
    Bytes nonce)
    implements Request {
  public static final String KIND = "wallet-generate";

  /// Asks for a generated key, without metadata.
  public WalletRequest(
      RequestHead head,
      Blockchain blockchain,
      NetworkMode network,
      Optional<String> purpose,
      Bytes nonce) {
    this(head, blockchain, network, purpose, Optional.empty(), Metadata.NONE, nonce);
  }

  @Override
  public JsonObject toJson() {
    JsonObject.Builder json =
        head.writeTo(JsonObject.builder())
            .text("kind", KIND)
            .text("chain", blockchain.text())
            .text("network", network.text())
            .hex("nonce", nonce);
    purpose.ifPresent(text -> json.text("purpose", text));
    path.ifPresent(place -> json.text("path", place.text()));
    metadata.writeTo(json);
    return json.build();
  }
}
