package dev.treza.agent.doubles;

import java.time.Duration;
import java.time.Instant;

/// The time of a test: the security module's clock and the monotonic one run together, when the
/// test says so.
public final class TestTime {
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;

  public synchronized Instant now() {
    return now;
  }

  public long nanos() {
    return Duration.between(START, now()).toNanos();
  }

  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }
}
