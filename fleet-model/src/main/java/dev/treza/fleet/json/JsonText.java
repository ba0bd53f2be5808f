package dev.treza.fleet.json;

/// A JSON string: any Unicode text that UTF-8 can carry.
public record JsonText(String value) implements JsonValue {

  /// @throws IllegalArgumentException if `value` contains half a surrogate pair
  public JsonText {
    requireEncodable(value);
  }

  static void requireEncodable(String text) {
    if (hasHalfPair(text)) {
      throw new IllegalArgumentException("text with half a surrogate pair has no UTF-8 form");
    }
  }

  /// True if a surrogate stands without the other one it belongs to.
  static boolean hasHalfPair(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPairAt(text, i)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isPairAt(CharSequence text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }
}
