package dev.treza.fleet.kms;

import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One form for policies that say the same in other words. In the IAM language every array is a
/// set, and a set of one may be written without brackets; nothing else is alike.
final class PolicySet {
  private PolicySet() {}

  static JsonValue of(JsonValue value) {
    return switch (value) {
      case JsonArray(List<JsonValue> items) -> of(items);
      case JsonObject(Map<String, JsonValue> members) -> {
        JsonObject.Builder object = JsonObject.builder();
        members.forEach((name, member) -> object.value(name, of(member)));
        yield object.build();
      }
      case JsonText _, JsonFlag _, JsonInteger _ -> value;
    };
  }

  private static JsonValue of(List<JsonValue> items) {
    List<JsonValue> distinct =
        items.stream()
            .map(PolicySet::of)
            .distinct()
            .sorted(Comparator.comparing(item -> CanonicalJson.encode(item).hex()))
            .toList();
    return distinct.size() == 1 ? distinct.getFirst() : new JsonArray(distinct);
  }
}
