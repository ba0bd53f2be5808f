package dev.treza.console.link.node;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what nodes write (Ethereum JSON-RPC: quantities and data are `0x` and hexadecimal digits).
/// Everything may be missing or something else; then it is refused as `NODE-ANSWER`.
final class NodeWords {
  private static final int LONGEST_SHOWN = 300;
  private static final int HASH_LENGTH = 32;
  private static final Pattern QUANTITY = Pattern.compile("0x(0|[1-9a-fA-F][0-9a-fA-F]{0,63})");
  private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");

  private NodeWords() {}

  /// An integer of at most 256 bits.
  static Outcome<BigInteger> quantity(String what, @Nullable String text) {
    return text != null && QUANTITY.matcher(text).matches()
        ? Outcome.accepted(new BigInteger(text.substring(2), 16))
        : Outcome.refused(NodeRefusal.ANSWER, what + " is no quantity");
  }

  static Outcome<List<BigInteger>> quantities(String what, @Nullable List<String> texts) {
    List<BigInteger> read = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      switch (quantity(what, text)) {
        case Outcome.Accepted<BigInteger>(BigInteger value) -> read.add(value);
        case Outcome.Refused<BigInteger>(var refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(List.copyOf(read));
  }

  /// 32 bytes.
  static Outcome<Bytes> word(String what, @Nullable String text) {
    return text != null && text.length() == 2 + 2 * HASH_LENGTH && DATA.matcher(text).matches()
        ? Outcome.accepted(Bytes.hex(text.substring(2)))
        : Outcome.refused(NodeRefusal.ANSWER, what + " is not 32 bytes");
  }

  /// A node's sentence as it may be shown: one line, not too long, nothing invisible.
  static String shown(@Nullable String sentence) {
    String words = sentence == null ? "" : sentence.strip();
    String visible =
        words
            .codePoints()
            .limit(LONGEST_SHOWN)
            .map(NodeWords::visible)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return visible.isEmpty() ? "it gives no reason" : visible;
  }

  private static int visible(int point) {
    boolean shown =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true; // letters, digits, signs
        };
    return shown ? point : '·';
  }
}
