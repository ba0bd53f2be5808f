package dev.treza.fleet.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/// What a statement is for.
public enum StatementUse {
  CHANNEL("channel"),
  BOOT("boot"),
  /// Carried by file or QR to an officer behind an air gap.
  CHALLENGE("challenge"),
  TRANSPORT("transport"),
  KMS("kms");

  private final String text;

  StatementUse(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<StatementUse> parse(String text) {
    return Stream.of(values()).filter(use -> use.text.equals(text)).findFirst();
  }
}
