package dev.treza.agent.aws;

import dev.treza.agent.aws.sigv4.SessionCredentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Asks for credentials as seldom as it can: again five minutes before they expire, or when AWS
/// refused them.
final class HeldCredentials {
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);

  private final CredentialsSource source;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<SessionCredentials> held = Optional.empty();

  HeldCredentials(CredentialsSource source) {
    this.source = source;
  }

  SessionCredentials at(Instant now) throws IOException {
    lock.lock();
    try {
      Optional<SessionCredentials> fresh =
          held.filter(known -> now.isBefore(known.expires().minus(BEFORE_EXPIRY)));
      SessionCredentials current = fresh.isPresent() ? fresh.get() : source.get();
      held = Optional.of(current);
      return current;
    } finally {
      lock.unlock();
    }
  }

  /// AWS refused `refused`: the next call gets others, if there are.
  void forget(SessionCredentials refused) {
    lock.lock();
    try {
      held = held.filter(known -> !known.equals(refused));
    } finally {
      lock.unlock();
    }
  }
}
