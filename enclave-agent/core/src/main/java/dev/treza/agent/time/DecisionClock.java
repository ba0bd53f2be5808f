package dev.treza.agent.time;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.protocol.AgentRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Decision time (rules `TIM-*`): the timestamp of a document the security module made at most five
/// seconds ago, plus what a monotonic clock counted since; never below the high-water mark.
public final class DecisionClock {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private final NsmDevice nsm;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Reading> last = Optional.empty();
  private Instant mark = Instant.EPOCH;

  private record Reading(Instant time, long nanos) {}

  /// @param nanoTime a monotonic clock in nanoseconds, as `System::nanoTime`
  public DecisionClock(NsmDevice nsm, LongSupplier nanoTime) {
    this.nsm = nsm;
    this.nanoTime = nanoTime;
  }

  /// Time must not fall behind what the state already saw.
  public void notBefore(Instant highWater) {
    lock.lock();
    try {
      mark = later(mark, highWater);
    } finally {
      lock.unlock();
    }
  }

  /// The time to decide by, in whole milliseconds. Refused: `TIM-UNAVAILABLE`.
  public Outcome<Instant> now() {
    lock.lock();
    try {
      long nanos = nanoTime.getAsLong();
      if (last.filter(reading -> nanos - reading.nanos < FRESH_NANOS).isEmpty()) {
        switch (ask()) {
          case Accepted<Instant>(Instant time) -> last = Optional.of(new Reading(time, nanos));
          case Refused<Instant>(Refusal refusal) -> {
            return Outcome.refused(refusal);
          }
        }
      }
      mark = later(mark, last.map(reading -> at(reading, nanos)).orElse(mark));
      return Outcome.accepted(mark);
    } finally {
      lock.unlock();
    }
  }

  private Outcome<Instant> ask() {
    try {
      Bytes document = nsm.attest(Optional.empty(), Optional.empty(), Optional.empty());
      return switch (AttestationVerifier.read(document)) {
        case Accepted<AttestationDocument>(AttestationDocument read) ->
            Outcome.accepted(read.timestamp());
        case Refused<AttestationDocument>(Refusal refusal) ->
            Outcome.refused(AgentRefusal.TIME, refusal.line());
      };
    } catch (DeviceException e) {
      return Outcome.refused(AgentRefusal.TIME, String.valueOf(e.getMessage()));
    }
  }

  private static Instant at(Reading reading, long nanos) {
    return reading.time.plusMillis((nanos - reading.nanos) / 1_000_000);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
