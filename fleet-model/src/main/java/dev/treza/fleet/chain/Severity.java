package dev.treza.fleet.chain;

import java.util.Optional;
import java.util.stream.Stream;

/// How much a risk matters, in rising order. What could not be analysed ranks above a warning,
/// because it may hide anything; a [#CRITICAL] flag must be acknowledged by each approver.
public enum Severity {
  OK("ok"),
  INFO("info"),
  WARNING("warning"),
  NOT_ANALYSED("not-analysed"),
  CRITICAL("critical");

  private final String text;

  Severity(String text) {
    this.text = text;
  }

  public static Optional<Severity> parse(String text) {
    return Stream.of(values()).filter(severity -> severity.text.equals(text)).findFirst();
  }

  /// The text form used in documents.
  public String text() {
    return text;
  }
}
