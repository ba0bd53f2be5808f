package dev.treza.console.charter;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A charter as a text that people change by hand: its JSON with line breaks, in any order of the
/// names. What is signed is always the canonical form.
public final class CharterText {
  private static final String STEP = "  ";

  private CharterText() {}

  /// The draft of an amendment that changes nothing yet.
  public static String draft(Charter current) {
    SortedMap<String, JsonValue> members = new TreeMap<>(current.toJson().members());
    members.put("serial", new JsonText(Long.toString(current.serial() + 1)));
    members.put("previous", new JsonText(current.digest().hex()));
    return text(new JsonObject(members), "") + "\n";
  }

  /// Reads a draft. Serial and predecessor follow from the charter in force where they are left
  /// out; if they are there and do not fit, the draft is of an older charter, and that is refused
  /// later.
  ///
  /// Refused: `JSON-*`, `CHR-*`.
  public static Outcome<Charter> read(Bytes text, Charter current) {
    return StrictJson.parse(text, StrictJson.Limits.DEFAULT, false)
        .then(value ->
            value instanceof JsonObject(SortedMap<String, JsonValue> members)
                ? charter(members, current)
                : Outcome.refused(JsonRefusal.SCHEMA, "an object is expected"));
  }

  private static Outcome<Charter> charter(SortedMap<String, JsonValue> members, Charter current) {
    SortedMap<String, JsonValue> all = new TreeMap<>(members);
    all.putIfAbsent("serial", new JsonText(Long.toString(current.serial() + 1)));
    all.putIfAbsent("previous", new JsonText(current.digest().hex()));
    return Charter.parse(CanonicalJson.encode(new JsonObject(all)));
  }

  private static String text(JsonValue value, String indent) {
    if (value instanceof JsonObject(SortedMap<String, JsonValue> members) && !members.isEmpty()) {
      return members.entrySet().stream()
          .map(member ->
              indent
                  + STEP
                  + line(new JsonText(member.getKey()))
                  + ": "
                  + text(member.getValue(), indent + STEP))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (value instanceof JsonArray(List<JsonValue> items)
        && items.stream().anyMatch(JsonObject.class::isInstance)) {
      return items.stream()
          .map(item -> indent + STEP + text(item, indent + STEP))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return line(value);
  }

  private static String line(JsonValue value) {
    return new String(CanonicalJson.encode(value).toArray(), StandardCharsets.UTF_8);
  }
}
