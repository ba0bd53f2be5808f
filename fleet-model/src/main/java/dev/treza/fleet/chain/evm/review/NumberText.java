package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Numbers in words: times, durations, units, chains.
final class NumberText {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// The last second of the year 9999.
  private static final BigInteger LAST = BigInteger.valueOf(253_402_300_799L);

  private static final BigInteger MINUTE = BigInteger.valueOf(60);
  private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E");

  private NumberText() {}

  /// Seconds since 1970.
  static String time(BigInteger seconds) {
    if (seconds.signum() < 0 || seconds.compareTo(LAST) > 0) {
      return "no end (" + seconds + ")";
    }
    return UTC.format(Instant.ofEpochSecond(seconds.longValueExact())) + " (" + seconds + ")";
  }

  static String block(BigInteger height) {
    return "block " + height;
  }

  /// Seconds as hours, minutes and seconds.
  static String duration(BigInteger seconds) {
    if (seconds.signum() < 0) {
      return seconds + " seconds";
    }
    BigInteger[] minutes = seconds.divideAndRemainder(MINUTE);
    BigInteger[] hours = minutes[0].divideAndRemainder(MINUTE);
    return "%02d:%02d:%02d".formatted(hours[0], hours[1], minutes[1]);
  }

  static String unit(BigInteger number, FieldFormat.Unit unit) {
    BigDecimal value = new BigDecimal(number, unit.decimals());
    int step = 0;
    while (unit.prefix()
        && step + 1 < PREFIXES.size()
        && value.abs().precision() - value.scale() > 3) {
      value = value.movePointLeft(3);
      step++;
    }
    return value.stripTrailingZeros().toPlainString() + " " + PREFIXES.get(step) + unit.base();
  }

  static String chain(BigInteger id) {
    return Networks.known().stream()
        .filter(network -> network.id().equals(id.toString()))
        .map(Network::name)
        .findFirst()
        .map(name -> name + " (" + id + ")")
        .orElse("chain " + id);
  }
}
