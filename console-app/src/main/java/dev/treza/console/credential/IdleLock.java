package dev.treza.console.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Holds what unlocked a credential, and drops it when it was not used for a while. The time is
/// looked at whenever somebody asks, so whoever shows a credential asks now and then.
///
/// @param <T> what signs
public final class IdleLock<T> {
  private final Duration idle;
  private final InstantSource clock;
  private final Consumer<T> drop;
  private Optional<T> held = Optional.empty();
  private Instant used = Instant.EPOCH;

  /// @param drop is given what is let go of
  public IdleLock(Duration idle, InstantSource clock, Consumer<T> drop) {
    this.idle = idle;
    this.clock = clock;
    this.drop = drop;
  }

  public synchronized void hold(T value) {
    release();
    held = Optional.of(value);
    used = clock.instant();
  }

  /// What is held, for use now.
  public synchronized Optional<T> use() {
    Optional<T> still = look();
    if (still.isPresent()) {
      used = clock.instant();
    }
    return still;
  }

  /// What is held, without using it. A clock that was set back locks as well.
  public synchronized Optional<T> look() {
    Instant now = clock.instant();
    if (!now.isBefore(used.plus(idle)) || now.isBefore(used)) {
      release();
    }
    return held;
  }

  /// Lets go of it.
  public synchronized void release() {
    Optional<T> last = held;
    held = Optional.empty();
    last.ifPresent(drop);
  }
}
