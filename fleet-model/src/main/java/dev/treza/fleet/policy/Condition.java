package dev.treza.fleet.policy;

import java.util.Optional;
import java.util.stream.Stream;

/// The conditions of a rule, by the word that a document and the screen use for each.
public enum Condition {
  NETWORKS("networks"),
  WHO("who"),
  FROM("from"),
  TO("to"),
  WHAT("what"),
  SELECTORS("selectors"),
  ASSET("asset"),
  LIMITS("limits"),
  WHEN("when");

  private final String text;

  Condition(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  static Optional<Condition> parse(String text) {
    return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
  }
}
