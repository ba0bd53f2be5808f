package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.TransactionRefusal.DESCRIPTOR;

import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Joins a descriptor with those it includes (ERC-7730, "Includes"): objects member by member, the
/// including file over the included one; lists of fields by their paths.
record Includes(JsonObject files) {
  private static final int MAX_DEPTH = 4;
  private static final String INCLUDES = "includes";
  private static final String FIELDS = "fields";

  JsonObject merged(String path) throws Rejection {
    return merged(path, 0);
  }

  private JsonObject merged(String path, int depth) throws Rejection {
    Optional<JsonValue> file = files.member(path);
    if (file.isEmpty() || depth == MAX_DEPTH) {
      throw Rejection.at(DESCRIPTOR, path, "is included but not in the bundle, or too deep");
    }
    Node node = new Node(file.get(), path);
    JsonObject own = node.object();
    Optional<Node> included = node.optional(INCLUDES);
    if (included.isEmpty()) {
      return own;
    }
    JsonObject base = merged(resolved(path, included.get()), depth + 1);
    return without(merge(base, own));
  }

  /// The path of an included file, relative to the including one.
  private static String resolved(String from, Node included) throws Rejection {
    Deque<String> parts = new ArrayDeque<>(List.of(from.split("/", -1)));
    parts.removeLast();
    for (String part : included.text().split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw included.refuse("leads out of the bundle");
        }
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static JsonObject merge(JsonObject base, JsonObject over) {
    Map<String, JsonValue> members = new TreeMap<>(base.members());
    over.members()
        .forEach((name, value) -> members.merge(name, value, (old, now) -> merge(name, old, now)));
    return new JsonObject(new TreeMap<>(members));
  }

  private static JsonValue merge(String name, JsonValue base, JsonValue over) {
    if (base instanceof JsonObject one && over instanceof JsonObject other) {
      return merge(one, other);
    }
    return name.equals(FIELDS)
            && base instanceof JsonArray(var fields)
            && over instanceof JsonArray(var more)
        ? fields(fields, more)
        : over;
  }

  private static JsonArray fields(List<JsonValue> base, List<JsonValue> over) {
    List<JsonValue> fields = new ArrayList<>(base);
    for (JsonValue field : over) {
      int same = indexOf(fields, field);
      if (same < 0) {
        fields.add(field);
      } else {
        fields.set(same, merge("", fields.get(same), field));
      }
    }
    return new JsonArray(fields);
  }

  private static int indexOf(List<JsonValue> fields, JsonValue field) {
    Optional<JsonValue> path = path(field);
    for (int i = 0; path.isPresent() && i < fields.size(); i++) {
      if (path(fields.get(i)).equals(path)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<JsonValue> path(JsonValue field) {
    return field instanceof JsonObject object
        ? object.member("path").filter(JsonText.class::isInstance)
        : Optional.empty();
  }

  private static JsonObject without(JsonObject merged) {
    Map<String, JsonValue> members = new TreeMap<>(merged.members());
    members.remove(INCLUDES);
    return new JsonObject(new TreeMap<>(members));
  }
}
