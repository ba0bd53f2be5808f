package dev.treza.agent.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSession;

/// When each TLS connection was attested (rule `CHN-STALE`). It is noted on the connection's own
/// TLS session, of which there is one per connection since none is resumed: nobody else's
/// connections can push it out, and it ends with the connection.
final class AttestedConnections {
  private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();
  private static final String NOTE = "dev.treza.attested";

  private final LongSupplier nanoTime;
  private final AtomicLong era = new AtomicLong();

  private record Attested(long nanos, long era) {}

  AttestedConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void attested(SSLSession session) {
    session.putValue(NOTE, new Attested(nanoTime.getAsLong(), era.get()));
  }

  boolean isFresh(SSLSession session) {
    return session.getValue(NOTE) instanceof Attested(long nanos, long then)
        && then == era.get()
        && nanoTime.getAsLong() - nanos < FRESH_NANOS;
  }

  /// What was attested so far no longer is: the agent became another one by being founded.
  void forgetAll() {
    era.incrementAndGet();
  }
}
