package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Parses JSON (RFC 8259) as strictly as `JSON-CANON` asks: well-formed UTF-8 without byte order
/// mark, no name twice in one object, no half surrogate pair, no null, no fraction, nothing after
/// the document, bounded in size and depth. Places in refusals are byte offsets from 0.
public final class StrictJson {

  /// How much a document may ask of its reader.
  ///
  /// @param maxBytes the document's largest size in bytes
  /// @param maxDepth how many objects and arrays may be open at once
  /// @param maxValues how many values it may have, since the smallest take fifty times the memory
  ///   of their bytes
  public record Limits(int maxBytes, int maxDepth, int maxValues) {
    /// 256 KiB, 16 levels and 16384 values.
    public static final Limits DEFAULT = new Limits(256 * 1024, 16, 16 * 1024);

    /// For what holds up to a thousand requests.
    public static final Limits BATCH = new Limits(4 * 1024 * 1024, 16, 128 * 1024);

    /// @throws IllegalArgumentException unless all are positive and the depth is at most 64
    public Limits {
      if (maxBytes < 1 || maxDepth < 1 || maxDepth > 64 || maxValues < 1) {
        throw new IllegalArgumentException("limits are positive, and the depth at most 64");
      }
    }

    /// For documents from somebody who is believed: as many values as there is room for.
    public Limits(int maxBytes, int maxDepth) {
      this(maxBytes, maxDepth, maxBytes);
    }
  }

  /// What becomes of a number.
  private enum Numbers {
    REFUSED,
    BELOW_2_31,
    BELOW_2_53,
    TEXT
  }

  private final JsonScanner in;
  private final int maxDepth;
  private final int maxValues;
  private final Numbers numbers;
  private int values;

  private StrictJson(JsonScanner in, Limits limits, Numbers numbers) {
    this.in = in;
    this.maxDepth = limits.maxDepth();
    this.maxValues = limits.maxValues();
    this.numbers = numbers;
  }

  /// Parses one document.
  ///
  /// @param numbersAllowed whether [JsonInteger] may occur (HTTP requests) or not (all else)
  public static Outcome<JsonValue> parse(Bytes document, Limits limits, boolean numbersAllowed) {
    return parse(document, limits, numbersAllowed ? Numbers.BELOW_2_31 : Numbers.REFUSED);
  }

  /// Parses one document of another standard, where integers below 2⁵³ may be numbers.
  public static Outcome<JsonValue> parseForeign(Bytes document, Limits limits) {
    return parse(document, limits, Numbers.BELOW_2_53);
  }

  /// Parses one message of somebody else's protocol, such as an answer of AWS: as strictly, but a
  /// number becomes its text, and a member that is null is left out.
  public static Outcome<JsonValue> parseMessage(Bytes document, Limits limits) {
    return parse(document, limits, Numbers.TEXT);
  }

  private static Outcome<JsonValue> parse(Bytes document, Limits limits, Numbers numbers) {
    if (document.length() > limits.maxBytes()) {
      return Outcome.refused(
          JsonRefusal.SIZE,
          document.length() + " bytes, at most " + limits.maxBytes() + " are allowed");
    }
    try {
      JsonScanner scanner = JsonScanner.of(document);
      return Outcome.accepted(new StrictJson(scanner, limits, numbers).document());
    } catch (JsonShapeException refused) {
      return Outcome.refused(refused.refusal());
    }
  }

  private JsonValue document() throws JsonShapeException {
    JsonValue value = value(0);
    in.skipBlanks();
    if (!in.atEnd()) {
      throw in.unexpected("the end of the document");
    }
    return value;
  }

  private JsonValue value(int depth) throws JsonShapeException {
    in.skipBlanks();
    if (++values > maxValues) {
      throw in.refuse(JsonRefusal.SIZE, "more than " + maxValues + " values");
    }
    return switch (in.peek()) {
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> new JsonText(in.string());
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case 'n' -> throw in.refuse(JsonRefusal.SYNTAX, "null is not used: leave the field out");
      default -> throw in.unexpected("a value");
    };
  }

  private int deeper(int depth) throws JsonShapeException {
    if (depth == maxDepth) {
      throw in.refuse(JsonRefusal.DEPTH, "more than " + maxDepth + " levels");
    }
    return depth + 1;
  }

  private JsonObject object(int depth) throws JsonShapeException {
    SortedMap<String, JsonValue> members = new TreeMap<>();
    Set<String> names = new HashSet<>();
    in.expect('{');
    if (!in.take('}')) {
      do {
        member(members, names, depth);
      } while (in.take(','));
      in.expect('}');
    }
    return new JsonObject(members);
  }

  private void member(SortedMap<String, JsonValue> members, Set<String> names, int depth)
      throws JsonShapeException {
    in.skipBlanks();
    int start = in.offset();
    String name = in.string();
    if (!names.add(name)) {
      throw in.refuseAt(start, JsonRefusal.DUPLICATE, "this name occurs twice in one object");
    }
    in.expect(':');
    in.skipBlanks();
    if (numbers == Numbers.TEXT && in.peek() == 'n') {
      in.word("null");
    } else {
      members.put(name, value(depth));
    }
  }

  private JsonArray array(int depth) throws JsonShapeException {
    List<JsonValue> items = new ArrayList<>();
    in.expect('[');
    if (!in.take(']')) {
      do {
        items.add(value(depth));
      } while (in.take(','));
      in.expect(']');
    }
    return new JsonArray(items);
  }

  private JsonFlag word(String word, boolean value) throws JsonShapeException {
    in.word(word);
    return new JsonFlag(value);
  }

  private JsonValue number() throws JsonShapeException {
    return switch (numbers) {
      case REFUSED ->
          throw in.refuse(JsonRefusal.NUMBER, "a number, where integers are decimal strings");
      case BELOW_2_31 -> new JsonInteger(in.integer(31));
      case BELOW_2_53 -> new JsonInteger(in.integer(53));
      case TEXT -> new JsonText(in.numberText());
    };
  }
}
