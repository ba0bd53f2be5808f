package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.json.JsonObject;
import java.util.Optional;

/// The actions of a transaction. A condition is one of the few texts here, so that a simulated
/// DynamoDB can know all of them.
final class Actions {
  static final String ABSENT = "attribute_not_exists(k)";
  static final String AT_VERSION = "v = :v AND attribute_not_exists(t)";
  static final String OF_BATCH = "t = :t";

  private final String table;

  Actions(String table) {
    this.table = table;
  }

  /// Writes an item over the version that is expected.
  JsonObject write(String key, long expected, Content content) {
    Attributes item = StoredItem.of(expected + 1, content).attributes(Place.of(key));
    return action("Put", "Item", item, expected);
  }

  /// Demands a version.
  JsonObject demand(String key, long expected) {
    return action("ConditionCheck", "Key", Place.of(key).attributes(), expected);
  }

  /// Puts beside the version that is expected what a batch wants to write.
  JsonObject want(String key, Optional<StoredItem> now, StoredItem.Intent intent) {
    StoredItem with =
        new StoredItem(
            now.map(StoredItem::version).orElse(0L),
            now.flatMap(StoredItem::content),
            Optional.of(intent));
    return action("Put", "Item", with.attributes(Place.of(key)), with.version());
  }

  /// Puts in the place of an item that a batch wanted to write what it is to be, or nothing.
  JsonObject settle(String key, String batch, Optional<StoredItem> is) {
    Attributes values = Attributes.NONE.text(":t", batch);
    return is.map(item -> action("Put", "Item", item.attributes(Place.of(key)), OF_BATCH, values))
        .orElseGet(() -> action("Delete", "Key", Place.of(key).attributes(), OF_BATCH, values));
  }

  /// Says for good what came of a batch.
  JsonObject decide(String batch, BatchOutcome outcome) {
    Attributes item = Place.ofOutcome(batch).attributes().and(outcome.attributes());
    return action("Put", "Item", item, ABSENT, Attributes.NONE);
  }

  private JsonObject action(String kind, String what, Attributes item, long expected) {
    return expected == 0
        ? action(kind, what, item, ABSENT, Attributes.NONE)
        : action(kind, what, item, AT_VERSION, Attributes.NONE.number(":v", expected));
  }

  private JsonObject action(
      String kind, String what, Attributes item, String condition, Attributes values) {
    JsonObject.Builder body =
        JsonObject.builder()
            .text("TableName", table)
            .object(what, item.json())
            .text("ConditionExpression", condition);
    if (!values.values().isEmpty()) {
      body.object("ExpressionAttributeValues", values.json());
    }
    return JsonObject.builder().object(kind, body.build()).build();
  }
}
