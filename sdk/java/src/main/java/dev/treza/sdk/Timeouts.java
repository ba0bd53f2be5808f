package dev.treza.sdk;

import java.time.Duration;

/// How long to wait.
///
/// @param connect for the connection, and again for its handshake
/// @param answer for each answer, from sending the request to its last byte
public record Timeouts(Duration connect, Duration answer) {
  private static final Duration MOST = Duration.ofHours(1);

  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

  /// @throws IllegalArgumentException unless both are between a millisecond and an hour
  public Timeouts {
    if (isWrong(connect) || isWrong(answer)) {
      throw new IllegalArgumentException("a timeout is between a millisecond and an hour");
    }
  }

  private static boolean isWrong(Duration time) {
    return time.toMillis() < 1 || time.compareTo(MOST) > 0;
  }
}
