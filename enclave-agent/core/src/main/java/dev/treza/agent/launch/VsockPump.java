package dev.treza.agent.launch;

import dev.treza.agent.nitro.VsockListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Carries bytes between the parent's connections and the agent's HTTPS server on loopback, because
/// the JDK's server cannot listen on vsock. It sees TLS records only. When either end closes or
/// fails, the other is closed: TLS tells its two ends whether something is missing.
final class VsockPump {
  /// Connections at once. Each costs two platform threads, because waiting on vsock is a native
  /// call that would hold a virtual thread's carrier.
  static final int MAX_CONNECTIONS = 64;

  private final InetSocketAddress server;
  private final OpenLinks links = new OpenLinks(MAX_CONNECTIONS);

  VsockPump(InetSocketAddress server) {
    this.server = server;
  }

  /// Serves until the listener fails or is closed. If there are too many connections, the one that
  /// is missed least is closed for the new one ([OpenLinks]).
  void serve(VsockListener listener) throws IOException {
    while (true) {
      var outside = listener.accept();
      // loopback answers at once: if the server is gone, so is this agent
      Socket inside = new Socket(server.getAddress(), server.getPort());
      inside.setTcpNoDelay(true);
      Link link = new Link(outside, inside);
      links.admit(link);
      link.carry(() -> links.remove(link));
    }
  }
}
