package dev.treza.agent.launch;

import dev.treza.agent.nitro.VsockConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// One connection from outside and its counterpart inside.
final class Link {
  private static final int CHUNK = 16 * 1024;

  private final VsockConnection outside;
  private final Socket inside;
  private volatile boolean spoken;
  private volatile long heard = System.nanoTime();

  Link(VsockConnection outside, Socket inside) {
    this.outside = outside;
    this.inside = inside;
  }

  /// Whether a byte has come from outside.
  boolean hasSpoken() {
    return spoken;
  }

  /// How long nothing has come from outside.
  long idleNanos() {
    return System.nanoTime() - heard;
  }

  /// Carries both ways on threads of its own until either end closes or fails.
  ///
  /// @param ended called once for each direction
  void carry(Runnable ended) {
    start(this::inward, ended);
    start(this::outward, ended);
  }

  /// Closes both ends.
  void close() {
    try {
      try {
        outside.close();
      } finally {
        inside.close();
      }
    } catch (IOException _) {
      // it was broken already, which is all that closing is for
    }
  }

  private void inward() throws IOException {
    InputStream from = outside.input();
    OutputStream to = inside.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
      heard = System.nanoTime();
      spoken = true;
      to.write(chunk, 0, length);
    }
  }

  private void outward() throws IOException {
    inside.getInputStream().transferTo(outside.output());
  }

  private interface Direction {
    void carry() throws IOException;
  }

  private void start(Direction direction, Runnable ended) {
    Thread.ofPlatform()
        .daemon()
        .name("pump")
        .start(() -> {
          try (outside;
              inside) {
            direction.carry();
          } catch (IOException _) {
            // the other direction has closed both, or a peer went away: nothing is left to do
          } finally {
            ended.run();
          }
        });
  }
}
