package dev.treza.agent.api;

import dev.treza.fleet.Bytes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Which TLS connections were attested, and when (rule `CHN-STALE`). A connection is known by its
/// exporter value, which no other connection has.
final class AttestedConnections {
  private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int MOST = 4096;

  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, Long> attested =
      new LinkedHashMap<>() {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Long> eldest) {
          return size() > MOST;
        }
      };

  AttestedConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void attested(Bytes exporter) {
    lock.lock();
    try {
      attested.remove(exporter);
      attested.put(exporter, nanoTime.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  boolean isFresh(Bytes exporter) {
    lock.lock();
    try {
      Long at = attested.get(exporter);
      return at != null && nanoTime.getAsLong() - at < FRESH_NANOS;
    } finally {
      lock.unlock();
    }
  }
}
