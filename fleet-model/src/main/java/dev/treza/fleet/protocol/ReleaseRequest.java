package dev.treza.fleet.protocol;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Wallet;

/// Asks to let a held key sign (TRUST section 7): the counters say where the enclave goes on from
/// whoever used the key before.
///
/// @param counters the next nonce on each network where the wallet shall sign
/// @param nonce 16 random bytes chosen by the asker
public record ReleaseRequest(RequestHead head, Wallet wallet, EvmCounters counters, Bytes nonce)
    implements Request {
  public static final String KIND = "key-release";

  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("kind", KIND)
        .text("wallet", wallet.id())
        .integer("version", wallet.version())
        .hex("publicKey", wallet.publicKey())
        .text("chain", wallet.blockchain().text())
        .text("origin", wallet.origin().text())
        .hex("nonce", nonce)
        .value("counters", JsonArray.of(counters.toJson()))
        .build();
  }
}
