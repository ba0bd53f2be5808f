package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What the agent reads in a transaction: the identity of the request and of its review. Whoever
/// shows the review computes it himself and compares.
///
/// @param request digest of the request
/// @param review digest of the agent's review
public record ReviewReply(Digest request, Digest review) {
  public JsonObject toJson() {
    return JsonObject.builder().digest("request", request).digest("review", review).build();
  }

  public static ReviewReply read(JsonFields fields) throws JsonShapeException {
    return new ReviewReply(fields.digest("request"), fields.digest("review"));
  }
}
