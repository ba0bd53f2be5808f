package dev.treza.fleet.policy;

import java.util.Optional;

/// The words for kinds of limits in documents.
enum LimitKind {
  SINGLE,
  SUM,
  COUNT;

  static Optional<LimitKind> parse(String text) {
    return switch (text) {
      case "single" -> Optional.of(SINGLE);
      case "sum" -> Optional.of(SUM);
      case "count" -> Optional.of(COUNT);
      default -> Optional.empty();
    };
  }
}
