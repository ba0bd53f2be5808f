package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.chain.evm.EvmAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A real node of a chain of its own, as a process.
public final class Anvil implements AutoCloseable {
  private final int port;
  private final Process process;

  private Anvil(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /// Skips the test where the peers are not installed.
  public static Anvil start(String... options) throws IOException, InterruptedException {
    Peers.required();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Anvil anvil = new Anvil(port, Peers.anvil(port, options));
    anvil.await();
    return anvil;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Gives an account what it shall hold.
  public void fund(EvmAddress account, BigInteger wei) throws IOException {
    call("anvil_setBalance", "\"" + account + "\",\"0x" + wei.toString(16) + "\"");
  }

  /// Takes what waits into a block.
  public void mine() throws IOException {
    call("evm_mine", "");
  }

  /// Puts code at an address.
  public void deploy(EvmAddress contract, String code) throws IOException {
    call("anvil_setCode", "\"" + contract + "\",\"0x" + code + "\"");
  }

  /// Asks it as nothing of ours would, and gives the whole answer.
  public String call(String method, String parameters) throws IOException {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
            + method
            + "\",\"params\":["
            + parameters
            + "]}";
    HttpURLConnection connection = (HttpURLConnection) URI.create(url()).toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    String answer;
    try (InputStream in = connection.getInputStream()) {
      answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(answer).contains("\"result\"");
    return answer;
  }

  private void await() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(probe.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("anvil does not listen");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
