package dev.treza.console.controls;

import java.util.Locale;

/// What a badge or a line means; its colour never stands alone, there is always a word beside it.
public enum Tone {
  NEUTRAL,
  BUSY,
  GOOD,
  /// Good, but only as far as a simulator can be.
  REHEARSAL,
  INFO,
  WARNING,
  BAD;

  /// The style class.
  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
