package dev.treza.console.cli;

import dev.treza.sdk.AuditRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say which part of a log.
final class AuditTimes {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "no entries before this time, such as 2026-11-25T00:00:00Z")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "no entries from this time on")
  private Optional<String> to = Optional.empty();

  /// Everything, if neither is given: only that can be shown to be complete.
  AuditRange range() throws UnreadableInputException {
    if (from.isEmpty() && to.isEmpty()) {
      return new AuditRange.Whole();
    }
    return new AuditRange.Between(
        time("--from", from.orElse("1970-01-01T00:00:00Z")),
        time("--to", to.orElse("9999-12-31T00:00:00Z")));
  }

  private static Instant time(String name, String text) throws UnreadableInputException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw new UnreadableInputException(
          name + " takes a time in UTC, such as 2026-11-25T00:00:00Z", none);
    }
  }
}
