package dev.treza.fleet.json;

/// A JSON string: any Unicode text that UTF-8 can carry.
public record JsonText(String value) implements JsonValue {

  /// @throws IllegalArgumentException if `value` contains half a surrogate pair
  public JsonText {
    requireEncodable(value);
  }

  static void requireEncodable(String text) {
    if (text.codePoints().anyMatch(JsonText::isSurrogate)) {
      throw new IllegalArgumentException("text with half a surrogate pair has no UTF-8 form");
    }
  }

  /// True for half a pair: a whole one arrives as its code point.
  static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
