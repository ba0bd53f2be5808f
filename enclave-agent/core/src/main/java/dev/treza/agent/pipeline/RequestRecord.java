package dev.treza.agent.pipeline;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.List;

/// What the state keeps of a request: that it may be carried out, with the approvals that say so,
/// or that an officer rejected it for good (rule `APR-REJECT`). The approvals are kept whole,
/// because a record is believed only after they were checked again.
///
/// @param time decision time
/// @param approvals compact JWS
record RequestRecord(Instant time, List<String> approvals, boolean rejected) {
  RequestRecord {
    approvals = List.copyOf(approvals);
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().time("time", time).flag("rejected", rejected);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  static RequestRecord read(JsonFields fields) throws JsonShapeException {
    return new RequestRecord(
        fields.time("time"), fields.optionalTexts("approvals"), fields.flag("rejected"));
  }
}
