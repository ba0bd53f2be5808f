package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What became of one item of a batch.
public sealed interface BatchResult {
  JsonObject toJson();

  record Signed(SignReply reply) implements BatchResult {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().object("signed", reply.toJson()).build();
    }
  }

  record Pending(PendingReply reply) implements BatchResult {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().object("pending", reply.toJson()).build();
    }
  }

  record Refused(Problem problem) implements BatchResult {
    @Override
    public JsonObject toJson() {
      return JsonObject.builder().object("refused", problem.toJson()).build();
    }
  }

  static BatchResult read(JsonFields fields) throws JsonShapeException {
    if (fields.has("signed")) {
      return new Signed(SignReply.read(fields.object("signed")));
    }
    if (fields.has("pending")) {
      return new Pending(PendingReply.read(fields.object("pending")));
    }
    return new Refused(Problem.read(fields.object("refused")));
  }
}
