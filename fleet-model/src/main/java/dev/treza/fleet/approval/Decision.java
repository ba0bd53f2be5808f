package dev.treza.fleet.approval;

import java.util.Optional;
import java.util.stream.Stream;

/// What an officer says to a request.
public enum Decision {
  APPROVE("approve"),
  REJECT("reject");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<Decision> parse(String text) {
    return Stream.of(values()).filter(decision -> decision.text.equals(text)).findFirst();
  }
}
