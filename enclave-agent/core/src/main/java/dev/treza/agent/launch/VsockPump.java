package dev.treza.agent.launch;

import dev.treza.agent.nitro.VsockConnection;
import dev.treza.agent.nitro.VsockListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/// Carries bytes between the parent's connections and the agent's HTTPS server on loopback, because
/// the JDK's server cannot listen on vsock. It sees TLS records only. When either end closes or
/// fails, the other is closed: TLS tells its two ends whether something is missing.
final class VsockPump {
  /// Connections at once. Each costs two platform threads, because waiting on vsock is a native
  /// call that would hold a virtual thread's carrier.
  static final int MAX_CONNECTIONS = 64;

  private static final int DIRECTIONS = 2;

  private final InetSocketAddress server;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS * DIRECTIONS);

  VsockPump(InetSocketAddress server) {
    this.server = server;
  }

  /// Serves until the listener fails or is closed. A connection too many is closed at once.
  void serve(VsockListener listener) throws IOException {
    while (true) {
      VsockConnection outside = listener.accept();
      if (free.tryAcquire(DIRECTIONS)) {
        connect(outside);
      } else {
        outside.close();
      }
    }
  }

  private void connect(VsockConnection outside) throws IOException {
    // loopback answers at once: if the server is gone, so is this agent
    Socket inside = new Socket(server.getAddress(), server.getPort());
    inside.setTcpNoDelay(true);
    start(outside, inside, () -> outside.input().transferTo(inside.getOutputStream()));
    start(outside, inside, () -> inside.getInputStream().transferTo(outside.output()));
  }

  private interface Direction {
    void carry() throws IOException;
  }

  private void start(VsockConnection outside, Socket inside, Direction direction) {
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
            free.release();
          }
        });
  }
}
