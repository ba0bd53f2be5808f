package dev.treza.agent.api;

import dev.treza.agent.pipeline.Result;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.Problem;
import java.util.function.Function;

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

  /// What a call that uses keys came to.
  static <R> Answer of(Result<R> result, Function<R, JsonObject> json) {
    return switch (result) {
      case Result.Done<R>(R reply) -> ok(json.apply(reply));
      case Result.Missing<R>(var missing) -> pending(missing.toJson());
      case Result.No<R>(Refusal refusal) -> refused(refusal);
    };
  }

  static Answer refused(Refusal refusal) {
    int status = Statuses.of(refusal.id());
    return new Answer(status, Problem.MEDIA_TYPE, Problem.of(status, refusal).toJson());
  }
}
