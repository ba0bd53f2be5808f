package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.policy.SpentBefore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the policy would say, and why. Nothing was changed by asking.
///
/// @param request digest of the request the transaction would make
/// @param at the time that was taken
/// @param before what the limits measured before it
public record WhatIfReply(Digest request, Instant at, PolicyTrace trace, List<SpentBefore> before) {
  public WhatIfReply {
    before = List.copyOf(before);
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .digest("request", request)
            .time("at", at)
            .object("trace", trace.toJson());
    if (!before.isEmpty()) {
      json.array("before", before.stream().map(SpentBefore::toJson).toList());
    }
    return json.build();
  }

  public static WhatIfReply read(JsonFields fields) throws JsonShapeException {
    List<SpentBefore> before = new ArrayList<>();
    for (JsonFields one : fields.optionalObjects("before")) {
      before.add(SpentBefore.read(one));
    }
    return new WhatIfReply(
        fields.digest("request"),
        fields.time("at"),
        PolicyTrace.read(fields.object("trace")),
        before);
  }
}
