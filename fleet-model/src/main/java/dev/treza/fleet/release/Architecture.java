package dev.treza.fleet.release;

import java.util.Optional;
import java.util.stream.Stream;

/// The processor an image is for, as Linux names it.
public enum Architecture {
  X86_64("x86_64");

  private final String text;

  Architecture(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// The one that `text` names, or nothing if it names none.
  static Optional<Architecture> parse(String text) {
    return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
  }
}
