package dev.treza.sdk.peer;

import dev.treza.sdk.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;

/// Accepts connections on a free port of the loopback interface and gives each to the test.
public final class TestServer implements AutoCloseable {
  /// One end of a connection.
  @FunctionalInterface
  public interface Peer {
    void speak(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread acceptor;

  private TestServer(ServerSocket server, Peer peer) {
    this.server = server;
    this.acceptor = Thread.ofVirtual().start(() -> accept(peer));
  }

  public static TestServer tls(Certificates identity, Peer peer) throws IOException {
    return tls(identity, peer, "TLSv1.3");
  }

  public static TestServer tls(Certificates identity, Peer peer, String version)
      throws IOException {
    SSLServerSocket server =
        (SSLServerSocket)
            identity
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setEnabledProtocols(new String[] {version});
    return new TestServer(server, peer);
  }

  public static TestServer tcp(Peer peer) throws IOException {
    return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), peer);
  }

  public Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getLocalPort());
  }

  public int connections() {
    return connections.get();
  }

  private void accept(Peer peer) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> speak(peer, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void speak(Peer peer, Socket socket) {
    try (socket) {
      peer.speak(socket);
    } catch (IOException gone) {
      // the client under test hangs up whenever it is attacked
      return;
    }
  }

  /// Nobody listens once this returns: the system keeps the port open for as long as a thread waits
  /// in `accept`.
  @Override
  public void close() throws IOException {
    server.close();
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : open) {
      socket.close();
    }
  }
}
