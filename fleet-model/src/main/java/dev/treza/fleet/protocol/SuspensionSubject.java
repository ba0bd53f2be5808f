package dev.treza.fleet.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/// What can be suspended.
public enum SuspensionSubject {
  OFFICER("officer"),
  CLIENT("client"),
  WALLET("wallet");

  private final String text;

  SuspensionSubject(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<SuspensionSubject> parse(String text) {
    return Stream.of(values()).filter(subject -> subject.text.equals(text)).findFirst();
  }
}
