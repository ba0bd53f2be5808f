package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// One action of a transaction.
///
/// @param item for `PUT` the whole item, otherwise a key
record Action(Kind kind, String table, Item item, Condition condition) {
  enum Kind {
    PUT("Put", "Item", "PutItem"),
    DELETE("Delete", "Key", "DeleteItem"),
    CHECK("ConditionCheck", "Key", "ConditionCheckItem");

    private final String name;
    private final String what;
    private final String permission;

    Kind(String name, String what, String permission) {
      this.name = name;
      this.what = what;
      this.permission = permission;
    }

    /// What IAM calls it.
    String permission() {
      return permission;
    }
  }

  /// @param action an object of one member, whose name says what it is
  static Action read(JsonObject action) throws AwsError {
    for (Kind kind : Kind.values()) {
      if (action.member(kind.name).orElse(action) instanceof JsonObject body
          && action.members().containsKey(kind.name)) {
        return read(kind, body);
      }
    }
    throw Item.invalid("this simulation knows Put, Delete and ConditionCheck");
  }

  private record Body(String table, JsonObject item, String condition, JsonObject values) {}

  private static Action read(Kind kind, JsonObject json) throws AwsError {
    return switch (JsonFields.read(json, fields -> body(kind, fields))) {
      case Accepted<Body>(Body body) ->
          new Action(
              kind,
              body.table,
              kind == Kind.PUT ? Item.of(body.item) : Item.ofKey(body.item),
              Condition.of(body.condition, body.values));
      case Refused<Body>(Refusal refusal) -> throw Item.invalid(refusal.line());
    };
  }

  private static Body body(Kind kind, JsonFields fields) throws JsonShapeException {
    return new Body(
        fields.text("TableName"),
        Shapes.object(fields, kind.what),
        fields.text("ConditionExpression"),
        fields.has("ExpressionAttributeValues")
            ? Shapes.object(fields, "ExpressionAttributeValues")
            : JsonObject.builder().build());
  }

  /// What is there afterwards.
  Optional<Item> after(Optional<Item> before) {
    return switch (kind) {
      case PUT -> Optional.of(item);
      case DELETE -> Optional.empty();
      case CHECK -> before;
    };
  }
}
