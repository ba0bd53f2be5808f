package dev.treza.agent.pipeline;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.List;

/// What the state keeps of a request that may be carried out.
///
/// @param time decision time
/// @param approvals digests of the approvals' payloads, hexadecimal
record RequestRecord(Instant time, List<String> approvals) {
  RequestRecord {
    approvals = List.copyOf(approvals);
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().time("time", time);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  static RequestRecord read(JsonFields fields) throws JsonShapeException {
    return new RequestRecord(fields.time("time"), fields.optionalTexts("approvals"));
  }
}
