package dev.treza.agent.nitro;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/// An open descriptor that may be closed while other threads use it: its number is released only
/// when the last use has ended, so that no call ever meets a number the kernel has given away
/// again.
final class Descriptor implements Closeable {
  private final int number;
  private int users;
  private boolean closed;

  Descriptor(int number) {
    this.number = number;
  }

  /// Something done with the number.
  ///
  /// @param <R> what it gives
  @FunctionalInterface
  interface Use<R> {
    R on(int number) throws IOException;
  }

  /// Does something with the number.
  ///
  /// @throws ClosedChannelException if closed before
  <R> R use(Use<R> use) throws IOException {
    enter();
    try {
      return use.on(number);
    } finally {
      leave();
    }
  }

  /// Something that makes the uses of a descriptor end.
  @FunctionalInterface
  interface Wake {
    void on(int number) throws IOException;
  }

  /// No new use begins; may be repeated.
  @Override
  public void close() throws IOException {
    close(number -> {});
  }

  /// The same, and wakes the threads that wait in a use.
  synchronized void close(Wake wake) throws IOException {
    if (!closed) {
      closed = true;
      try {
        wake.on(number);
      } finally {
        releaseIfUnused();
      }
    }
  }

  private synchronized void enter() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    users++;
  }

  private synchronized void leave() throws SystemCallException {
    users--;
    if (closed) {
      releaseIfUnused();
    }
  }

  private void releaseIfUnused() throws SystemCallException {
    if (users == 0) {
      DeviceCalls.close(number);
    }
  }
}
