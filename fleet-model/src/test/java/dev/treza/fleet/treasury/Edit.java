package dev.treza.fleet.treasury;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A document with one place changed, canonical again. A place is a JSON pointer (RFC 6901) without
/// escapes.
public final class Edit {
  private Edit() {}

  public static Bytes set(JsonObject document, String pointer, String text) {
    return set(document, pointer, new JsonText(text));
  }

  /// Sets a member or item, or adds a member.
  public static Bytes set(JsonObject document, String pointer, JsonValue value) {
    return CanonicalJson.encode(at(document, steps(pointer), _ -> value));
  }

  public static Bytes texts(JsonObject document, String pointer, String... texts) {
    return set(document, pointer, JsonArray.ofTexts(List.of(texts)));
  }

  /// Changes the value that stands at `pointer`.
  public static Bytes change(
      JsonObject document, String pointer, UnaryOperator<JsonValue> operator) {
    return CanonicalJson.encode(at(document, steps(pointer), operator));
  }

  /// Turns the order of an array round.
  public static Bytes reverse(JsonObject document, String pointer) {
    return change(
        document, pointer, value -> new JsonArray(((JsonArray) value).items().reversed()));
  }

  /// Appends a copy of an array's first item.
  public static Bytes repeat(JsonObject document, String pointer) {
    return change(
        document,
        pointer,
        value -> {
          List<JsonValue> items = new ArrayList<>(((JsonArray) value).items());
          items.add(items.getFirst());
          return new JsonArray(items);
        });
  }

  public static Bytes remove(JsonObject document, String member) {
    SortedMap<String, JsonValue> members = new TreeMap<>(document.members());
    if (members.remove(member) == null) {
      throw new AssertionError("there is no " + member);
    }
    return CanonicalJson.encode(new JsonObject(members));
  }

  /// To change a document at a second place.
  public static JsonObject parse(Bytes canonical) {
    return Outcomes.accepted(CanonicalJson.parse(canonical));
  }

  private static List<String> steps(String pointer) {
    return List.of(pointer.substring(1).split("/"));
  }

  private static JsonValue at(
      JsonValue value, List<String> steps, UnaryOperator<JsonValue> operator) {
    if (steps.isEmpty()) {
      return operator.apply(value);
    }
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    return switch (value) {
      case JsonObject object -> {
        SortedMap<String, JsonValue> members = new TreeMap<>(object.members());
        JsonValue old = members.getOrDefault(step, new JsonText(""));
        members.put(step, at(old, rest, operator));
        yield new JsonObject(members);
      }
      case JsonArray array -> {
        List<JsonValue> items = new ArrayList<>(array.items());
        int index = Integer.parseInt(step);
        items.set(index, at(items.get(index), rest, operator));
        yield new JsonArray(items);
      }
      default -> throw new AssertionError("nothing is at " + step);
    };
  }
}
