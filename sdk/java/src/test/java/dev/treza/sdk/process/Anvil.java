package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A development node of its own chain, 31337.
final class Anvil implements AutoCloseable {
  private final Process process;
  private final int port;

  private Anvil(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Anvil start() throws IOException, InterruptedException {
    int port = freePort();
    Anvil anvil = new Anvil(Peers.anvil(port), port);
    anvil.await();
    return anvil;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Has the transactions mined: a line for each with sender, status, nonce, to, value, hash.
  List<String> mine(List<String> raws) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(url()));
    arguments.addAll(raws);
    return Peers.run("mine.mjs", arguments.toArray(String[]::new));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(probe.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    process.destroy();
    throw new AssertionError("anvil does not listen");
  }
}
