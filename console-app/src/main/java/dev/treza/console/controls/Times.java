package dev.treza.console.controls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as people compare them with each other and with records elsewhere: always in UTC.
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /// `2026-11-24 12:00:00 UTC`.
  public static String utc(Instant moment) {
    return SECONDS.format(moment);
  }
}
