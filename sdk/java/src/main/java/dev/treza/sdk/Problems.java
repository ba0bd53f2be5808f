package dev.treza.sdk;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.Problem;
import dev.treza.fleet.refusals.Refusals;

/// Turns an agent's problem details back into the refusal they came from. The words are a
/// stranger's as long as the connection is not attested, so they are made fit to be shown.
final class Problems {
  private static final int MOST = 2000;

  private Problems() {}

  static Refusal refusal(Problem problem) {
    return new Refusal(
        id(problem), visible(problem.detail()), problem.place().map(Problems::visible));
  }

  private static RefusalId id(Problem problem) {
    return Refusals.all().stream()
        .filter(known -> known.id().equals(problem.id()))
        .findFirst()
        .orElseGet(() ->
            new RemoteRefusal(
                visible(problem.id()), visible(problem.title()), visible(problem.next())));
  }

  /// `text` without what could move a terminal's cursor or reorder what is shown.
  private static String visible(String text) {
    return text.codePoints()
        .limit(MOST)
        .map(c -> isHidden(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
