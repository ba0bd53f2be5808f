package dev.treza.console.controls;

import java.time.Duration;

/// Spans of time as people say them.
public final class Ages {
  private static final int JUST_NOW_SECONDS = 5;

  private Ages() {}

  /// `just now`, `12 s ago`, `3 min ago`, `2 h ago`, `5 d ago`.
  public static String ago(Duration age) {
    if (age.toSeconds() < JUST_NOW_SECONDS) {
      return "just now";
    }
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }
}
