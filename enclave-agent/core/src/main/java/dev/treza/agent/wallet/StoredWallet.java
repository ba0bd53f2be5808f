package dev.treza.agent.wallet;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.Wallet;

/// A wallet's birth entry in the state.
///
/// @param sealed digest of the sealed record of its key: the store may hold no other (`SEAL-BIRTH`)
/// @param charterSerial serial of the charter it was made under
/// @param receipt sequence number of its receipt
/// @param request the request that asked for it
record StoredWallet(
    Wallet wallet, Digest sealed, long charterSerial, long receipt, Digest request) {
  JsonObject toJson() {
    return JsonObject.builder()
        .object("wallet", wallet.toJson())
        .digest("sealed", sealed)
        .integer("charterSerial", charterSerial)
        .integer("receipt", receipt)
        .digest("request", request)
        .build();
  }

  static StoredWallet read(JsonFields fields) throws JsonShapeException {
    return new StoredWallet(
        Wallet.read(fields.object("wallet")),
        fields.digest("sealed"),
        fields.longInteger("charterSerial", 0, Long.MAX_VALUE),
        fields.longInteger("receipt", 0, Long.MAX_VALUE),
        fields.digest("request"));
  }
}
