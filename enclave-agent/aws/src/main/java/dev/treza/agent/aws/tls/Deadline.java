package dev.treza.agent.aws.tls;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Closes a socket unless what was begun on it ends in time. A read timeout would not do: a peer
/// that sends one byte now and then, or never reads, passes it.
public final class Deadline implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Socket socket;

  private Deadline(Socket socket) {
    this.socket = socket;
  }

  static Deadline closing(Socket socket, Duration after) {
    Deadline deadline = new Deadline(socket);
    Thread.ofVirtual().start(() -> deadline.watch(after));
    return deadline;
  }

  /// What was begun has ended.
  @Override
  public void close() {
    done.countDown();
  }

  private void watch(Duration after) {
    try {
      if (!done.await(after.toNanos(), TimeUnit.NANOSECONDS)) {
        TlsConnection.drop(socket);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
