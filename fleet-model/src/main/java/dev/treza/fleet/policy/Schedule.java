package dev.treza.fleet.policy;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When a rule holds: windows of the week on the clocks of one zone (IANA time zone database, as
/// the image has it).
public record Schedule(ZoneId zone, List<Window> windows) {
  private static final int MINUTES = 24 * 60;

  /// On these days, from one minute of the day up to and without another.
  public record Window(Set<DayOfWeek> days, int from, int until) {
    public Window {
      days = Set.copyOf(days);
      if (days.isEmpty() || from < 0 || from >= until || until > MINUTES) {
        throw new IllegalArgumentException("no window of a day: " + from + " to " + until);
      }
    }

    boolean holds(DayOfWeek day, int minute) {
      return days.contains(day) && minute >= from && minute < until;
    }
  }

  public Schedule {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a schedule without windows");
    }
  }

  public boolean holds(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    int minute = there.getHour() * 60 + there.getMinute();
    return windows.stream().anyMatch(window -> window.holds(there.getDayOfWeek(), minute));
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .text("zone", zone.getId())
        .array("windows", windows.stream().map(Schedule::window).toList())
        .build();
  }

  private static JsonObject window(Window window) {
    return JsonObject.builder()
        .texts("days", EnumSet.copyOf(window.days()).stream().map(Weekdays::text).toList())
        .integer("from", window.from())
        .integer("until", window.until())
        .build();
  }

  static Schedule read(JsonFields fields) throws JsonShapeException {
    List<Window> windows = new ArrayList<>();
    for (JsonFields one : fields.objects("windows")) {
      int from = (int) one.longInteger("from", 0, MINUTES - 1);
      windows.add(
          new Window(
              one.choices("days", Weekdays::parse),
              from,
              (int) one.longInteger("until", from + 1L, MINUTES)));
    }
    return new Schedule(fields.choice("zone", Schedule::zone), windows);
  }

  /// Zones of regions only: an offset or an abbreviation does not know the law.
  private static Optional<ZoneId> zone(String id) {
    try {
      return ZoneId.getAvailableZoneIds().contains(id)
          ? Optional.of(ZoneId.of(id))
          : Optional.empty();
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }
}
