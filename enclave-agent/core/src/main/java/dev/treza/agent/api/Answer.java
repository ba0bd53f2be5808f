package dev.treza.agent.api;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.Problem;

/// What goes back over HTTP.
record Answer(int status, String mediaType, JsonObject body) {
  private static final String JSON = "application/json";

  static Answer ok(JsonObject body) {
    return new Answer(200, JSON, body);
  }

  /// Nothing was done yet: approvals are missing.
  static Answer pending(JsonObject body) {
    return new Answer(202, JSON, body);
  }

  static Answer refused(Refusal refusal) {
    int status = Statuses.of(refusal.id());
    return new Answer(status, Problem.MEDIA_TYPE, Problem.of(status, refusal).toJson());
  }
}
