package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.tls.TrustedTime;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.kms.KeyPolicy;
import dev.treza.fleet.kms.KmsRefusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The last good check of the key, which stands for a while: policies that may be changed are
/// looked at again, so that drift is met by a refusal within minutes.
final class StandingCheck {
  static final Duration STANDS = Duration.ofMinutes(5);

  private final KeyCheck check;
  private final TrustedTime time;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Passed> last = Optional.empty();

  private record Passed(KeyPolicy policy, Instant at) {}

  StandingCheck(KeyCheck check, TrustedTime time) {
    this.check = check;
    this.time = time;
  }

  /// The check that stands, or a new one.
  Outcome<KeyPolicy> standing() {
    return run(true);
  }

  Outcome<KeyPolicy> anew() {
    return run(false);
  }

  private Outcome<KeyPolicy> run(boolean takeStanding) {
    lock.lock();
    try {
      Instant now = time.now();
      Optional<Passed> fresh =
          last.filter(passed -> takeStanding && now.isBefore(passed.at.plus(STANDS)));
      return fresh.isPresent() ? Outcome.accepted(fresh.get().policy) : check(now);
    } catch (IOException failed) {
      return Outcome.refused(KmsRefusal.UNAVAILABLE, "no time: " + failed.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private Outcome<KeyPolicy> check(Instant now) {
    Outcome<KeyPolicy> outcome = check.run();
    last =
        switch (outcome) {
          case Accepted<KeyPolicy>(KeyPolicy policy) -> Optional.of(new Passed(policy, now));
          case Refused<KeyPolicy>(Refusal _) -> Optional.empty();
        };
    return outcome;
  }
}
