package dev.treza.fleet.json;

import java.text.Normalizer;
import java.util.Optional;

/// What a name of a person or thing may consist of, so that two names that look alike on a screen
/// or on paper are not two different names by something invisible (rule `JSON-CANON`): NFC, and no
/// control, bidirectional or zero-width character.
public final class NameRule {
  /// Long enough for people; short enough to be shown whole. In code points.
  private static final int MAX_LENGTH = 128;

  private NameRule() {}

  /// What is wrong with `name`, or nothing.
  public static Optional<String> fault(String name) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return Optional.of("a name has 1 to " + MAX_LENGTH + " characters");
    }
    if (name.startsWith(" ") || name.endsWith(" ") || name.contains("  ")) {
      return Optional.of("a name has single spaces between words only");
    }
    if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      return Optional.of("the name is not in Unicode normalisation form C");
    }
    return name.codePoints()
        .filter(NameRule::isHidden)
        .mapToObj(c -> "the character U+%04X may not be part of a name".formatted(c))
        .findFirst();
  }

  /// Whether people cannot see the character, or it changes the direction of others.
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          // its normalisation may differ between Java versions
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> codePoint != ' ';
      default -> isInvisibleLetterOrMark(codePoint);
    };
  }

  /// The default-ignorable code points that Unicode classes as letters and marks: grapheme joiner,
  /// Hangul fillers, Khmer inherent vowels, Mongolian and general variation selectors, and the
  /// blank Braille cell.
  private static boolean isInvisibleLetterOrMark(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2800
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
