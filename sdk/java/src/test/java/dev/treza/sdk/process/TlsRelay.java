package dev.treza.sdk.process;

import dev.treza.fleet.Bytes;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpAnswer;
import dev.treza.sdk.http.HttpConnection;
import dev.treza.sdk.http.HttpRequest;
import dev.treza.sdk.http.TlsConnection;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// A relay that ends TLS with a key of its own, asks the agent on another connection and may change
/// question and answer.
public record TlsRelay(Endpoint to, UnaryOperator<String> target, UnaryOperator<Bytes> answer)
    implements TestServer.Peer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public static TestServer server(
      Endpoint to, UnaryOperator<String> target, UnaryOperator<Bytes> answer) throws IOException {
    return TestServer.tls(Certificates.tls(), new TlsRelay(to, target, answer));
  }

  @Override
  public void speak(Socket client) throws IOException {
    try (HttpConnection agent = connect(to)) {
      HttpExchange request = HttpExchange.read(client.getInputStream());
      HttpAnswer given = agent.exchange(HttpRequest.get(target.apply(request.target())));
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(given.body().length());
      client.getOutputStream().write(answer.apply(Bytes.utf8(head).concat(given.body())).toArray());
      client.getOutputStream().flush();
    } catch (ChannelException gone) {
      throw new IOException(gone);
    }
  }

  /// A connection that nobody attests.
  static HttpConnection connect(Endpoint to) throws ChannelException {
    TlsConnection tls = TlsConnection.open(to.host(), to.port(), PATIENCE, new SecureRandom());
    return new HttpConnection(tls, to.toString(), PATIENCE);
  }
}
