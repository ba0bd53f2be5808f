package dev.treza.console.shell;

import java.util.Optional;
import java.util.stream.Stream;

/// How the console looks.
public enum Theme {
  LIGHT("light"),
  DARK("dark");

  private final String text;

  Theme(String text) {
    this.text = text;
  }

  /// The form kept in the settings.
  public String text() {
    return text;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  public static Optional<Theme> parse(String text) {
    return Stream.of(values()).filter(theme -> theme.text.equals(text)).findFirst();
  }
}
