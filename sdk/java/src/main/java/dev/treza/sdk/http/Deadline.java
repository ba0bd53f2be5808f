package dev.treza.sdk.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Closes a socket unless what was begun on it ends in time. A read timeout would not do: a peer
/// that sends one byte now and then, or never reads, passes it.
///
/// One thread watches a socket for as long as it is used. It never sleeps longer than the time
/// allowed, so it wakes before anything begun meanwhile is late, and beginning needs not wake it.
final class Deadline implements AutoCloseable {
  private static final long NOTHING_BEGUN = Long.MIN_VALUE;
  private static final long EXPIRED = Long.MAX_VALUE;

  private final Socket socket;
  private final long allowed;
  private final long origin = System.nanoTime();
  private final AtomicLong due = new AtomicLong(NOTHING_BEGUN);
  private final Thread watch;
  private volatile boolean dismissed;

  private Deadline(Socket socket, Duration allowed) {
    this.socket = socket;
    this.allowed = allowed.toNanos();
    this.watch = Thread.ofVirtual().unstarted(this::watch);
  }

  /// @param allowed for each thing that is begun
  static Deadline over(Socket socket, Duration allowed) {
    Deadline deadline = new Deadline(socket, allowed);
    deadline.watch.start();
    return deadline;
  }

  /// Something begins; nothing else is going on.
  void begin() {
    due.compareAndSet(NOTHING_BEGUN, elapsed() + allowed);
  }

  /// What was begun has ended.
  void end() {
    due.updateAndGet(now -> now == EXPIRED ? EXPIRED : NOTHING_BEGUN);
  }

  boolean expired() {
    return due.get() == EXPIRED;
  }

  /// Nothing will be begun any more.
  @Override
  public void close() {
    dismissed = true;
    LockSupport.unpark(watch);
  }

  private long elapsed() {
    return System.nanoTime() - origin;
  }

  private void watch() {
    while (!dismissed) {
      long seen = due.get();
      long left = seen == NOTHING_BEGUN ? allowed : seen - elapsed();
      if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else if (due.compareAndSet(seen, EXPIRED)) {
        drop();
        return;
      }
    }
  }

  private void drop() {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // the waiting thread meets the broken socket itself and reports it
      return;
    }
  }
}
