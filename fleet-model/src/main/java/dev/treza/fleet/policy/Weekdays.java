package dev.treza.fleet.policy;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The words for weekdays in documents: `mon` to `sun`.
final class Weekdays {
  private Weekdays() {}

  static String text(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  static Optional<DayOfWeek> parse(String text) {
    return Stream.of(DayOfWeek.values()).filter(day -> text(day).equals(text)).findFirst();
  }
}
