package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;

import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes JSON for what it must be; places are JSON pointers (RFC 6901).
final class Json {
  private Json() {}

  static JsonObject object(JsonValue value, String place) throws Rejection {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw Rejection.at(TYPED_DATA, place, "an object is expected");
  }

  static List<JsonValue> items(JsonValue value, String place) throws Rejection {
    if (value instanceof JsonArray(List<JsonValue> items)) {
      return items;
    }
    throw Rejection.at(TYPED_DATA, place, "an array is expected");
  }

  static String text(JsonValue value, String place) throws Rejection {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    throw Rejection.at(TYPED_DATA, place, "a string is expected");
  }

  static JsonValue required(JsonObject object, String name, String place) throws Rejection {
    Optional<JsonValue> value = object.member(name);
    if (value.isEmpty()) {
      throw Rejection.at(TYPED_DATA, place + "/" + name, "is missing");
    }
    return value.get();
  }

  /// Refuses members whose name is not among `known`.
  static void requireNames(JsonObject object, Set<String> known, String place) throws Rejection {
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        throw Rejection.at(TYPED_DATA, place + "/" + escaped(name), "is not expected here");
      }
    }
  }

  /// Refuses objects and arrays inside each other deeper than `depth`.
  static void requireDepth(JsonValue value, int depth) throws Rejection {
    Collection<JsonValue> parts =
        switch (value) {
          case JsonObject object -> object.members().values();
          case JsonArray(List<JsonValue> items) -> items;
          case JsonText _, JsonFlag _, JsonInteger _ -> List.of();
        };
    boolean nests = value instanceof JsonObject || value instanceof JsonArray;
    if (nests && depth == 0) {
      throw Rejection.at(JsonRefusal.DEPTH, "", "the document nests too deep");
    }
    for (JsonValue part : parts) {
      requireDepth(part, depth - 1);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
