package dev.treza.agent.aws.endpoint;

import dev.treza.agent.aws.tls.EndpointSockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A TLS server on loopback that gives answers out of a list, whatever it is asked. An empty answer
/// is a connection dropped after the request.
public final class ScriptedEndpoint implements AutoCloseable {
  public static final String DROP = "";

  private final SSLServerSocket server;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

  public ScriptedEndpoint(SSLContext context) throws IOException {
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Answers the next request not yet answered with this.
  public void answer(int status, String json) {
    answers.add(
        "HTTP/1.1 %d X\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, json.getBytes(StandardCharsets.UTF_8).length, json));
  }

  public void answerRaw(String raw) {
    answers.add(raw);
  }

  public EndpointSockets sockets() {
    return _ -> new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
  }

  /// The heads of all requests, in lower case.
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket client = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SSLSocket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      while (request(in)) {
        String answer = answers.take();
        if (answer.equals(DROP)) {
          return;
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
      }
    } catch (IOException gone) {
      // the client refused this server, or has enough
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean request(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line == null || !line.isEmpty(); line = in.readLine()) {
      if (line == null) {
        return false;
      }
      head.append(line).append('\n');
      if (line.startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    char[] body = new char[length];
    for (int at = 0; at < length; ) {
      at += in.read(body, at, length - at);
    }
    heads.add(head.toString());
    bodies.add(new String(body));
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
