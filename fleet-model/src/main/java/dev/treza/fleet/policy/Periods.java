package dev.treza.fleet.policy;

import java.time.Duration;

/// Periods in words.
final class Periods {
  private Periods() {}

  static String words(Duration period) {
    if (period.toMillis() % Duration.ofDays(1).toMillis() == 0) {
      return many(period.toDays(), "day");
    }
    if (period.toMillis() % Duration.ofHours(1).toMillis() == 0) {
      return many(period.toHours(), "hour");
    }
    return period.toMillis() % Duration.ofMinutes(1).toMillis() == 0
        ? many(period.toMinutes(), "minute")
        : many(period.toMillis(), "millisecond");
  }

  private static String many(long count, String unit) {
    return count == 1 ? "1 " + unit : count + " " + unit + "s";
  }
}
