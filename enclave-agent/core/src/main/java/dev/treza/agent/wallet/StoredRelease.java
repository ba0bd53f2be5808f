package dev.treza.agent.wallet;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.EvmCounters;

/// That a held wallet was released, and from where on it may sign.
///
/// @param receipt sequence number of its receipt
/// @param request the request that the ceremony quorum approved
record StoredRelease(EvmCounters counters, long receipt, Digest request) {
  JsonObject toJson() {
    return JsonObject.builder()
        .array("counters", counters.toJson())
        .integer("receipt", receipt)
        .digest("request", request)
        .build();
  }

  static StoredRelease read(JsonFields fields) throws JsonShapeException {
    return new StoredRelease(
        EvmCounters.read(fields, "counters"),
        fields.longInteger("receipt", 0, Long.MAX_VALUE),
        fields.digest("request"));
  }
}
