package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.Map;

/// The one canonical encoding (RFC 8785, JSON Canonicalization Scheme) of everything people sign,
/// and the parser that accepts nothing else (rule `JSON-CANON`).
public final class CanonicalJson {
  private CanonicalJson() {}

  /// The canonical UTF-8 bytes of `value`.
  public static Bytes encode(JsonValue value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return Bytes.utf8(out.toString());
  }

  /// Parses a signed document: strict, one object, without numbers, and byte for byte the canonical
  /// encoding of what it says.
  public static Outcome<JsonObject> parse(Bytes document) {
    return parse(document, StrictJson.Limits.DEFAULT);
  }

  /// The same for a document that may be larger.
  public static Outcome<JsonObject> parse(Bytes document, StrictJson.Limits limits) {
    return StrictJson.parse(document, limits, false)
        .then(value -> sameBytes(document, value))
        .then(CanonicalJson::object);
  }

  private static Outcome<JsonValue> sameBytes(Bytes document, JsonValue value) {
    Bytes canonical = encode(value);
    if (canonical.equals(document)) {
      return Outcome.accepted(value);
    }
    int place = firstDifference(document, canonical);
    return Outcome.refused(
        Refusal.at(JsonRefusal.CANON, "byte " + place, "differs from the canonical encoding"));
  }

  private static int firstDifference(Bytes one, Bytes other) {
    int shorter = Math.min(one.length(), other.length());
    int index = 0;
    while (index < shorter && one.at(index) == other.at(index)) {
      index++;
    }
    return index;
  }

  private static Outcome<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object
        ? Outcome.accepted(object)
        : Outcome.refused(JsonRefusal.SCHEMA, "a signed document is one object");
  }

  private static void write(StringBuilder out, JsonValue value) {
    switch (value) {
      case JsonObject object -> writeObject(out, object);
      case JsonArray array -> writeArray(out, array);
      case JsonText text -> writeString(out, text.value());
      case JsonFlag flag -> out.append(flag.value());
      case JsonInteger integer -> out.append(integer.value());
    }
  }

  private static void writeObject(StringBuilder out, JsonObject object) {
    char before = '{';
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      out.append(before);
      writeString(out, member.getKey());
      out.append(':');
      write(out, member.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void writeArray(StringBuilder out, JsonArray array) {
    char before = '[';
    for (JsonValue item : array.items()) {
      out.append(before);
      write(out, item);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void writeString(StringBuilder out, String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      if (mustEscape(text.charAt(i))) {
        out.append(text, written, i);
        writeEscaped(out, text.charAt(i));
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static boolean mustEscape(char unit) {
    return unit < ' ' || unit == '"' || unit == '\\';
  }

  /// RFC 8785 section 3.2.2.2: escape only what must be, in the shortest way.
  private static void writeEscaped(StringBuilder out, char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default ->
          out.append("\\u00").append(unit < 0x10 ? "0" : "").append(Integer.toHexString(unit));
    }
  }
}
