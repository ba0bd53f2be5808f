package dev.treza.agent.aws;

import dev.treza.agent.aws.http.AnswerReader;
import dev.treza.agent.aws.http.HttpAnswer;
import dev.treza.agent.aws.http.HttpFormatException;
import dev.treza.agent.aws.http.HttpRequest;
import dev.treza.agent.aws.tls.Deadline;
import dev.treza.agent.aws.tls.TlsConnection;
import dev.treza.agent.aws.tls.TlsDialer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// The connections to one endpoint, kept for the next requests. After any fault a connection is
/// dropped, so that an answer can never be taken for that of another request.
final class EndpointConnections implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(10);

  /// As many as the parent's relay carries by default.
  static final int MOST = 4;

  private final TlsDialer dialer;
  private final String host;
  private final int maxBody;
  private final Semaphore room = new Semaphore(MOST);
  private final Deque<Open> idle = new ConcurrentLinkedDeque<>();

  private record Open(TlsConnection tls, BufferedInputStream in) {}

  /// @param maxBody how large an answer may be, in bytes
  EndpointConnections(TlsDialer dialer, String host, int maxBody) {
    this.dialer = dialer;
    this.host = host;
    this.maxBody = maxBody;
  }

  String host() {
    return host;
  }

  HttpAnswer exchange(HttpRequest request) throws IOException {
    room.acquireUninterruptibly();
    try {
      Optional<HttpAnswer> answer = overKept(request);
      return answer.isPresent() ? answer.get() : exchange(dial(), request);
    } finally {
      room.release();
    }
  }

  /// The answer over a connection that was kept; nothing if the peer has dropped that meanwhile.
  private Optional<HttpAnswer> overKept(HttpRequest request) throws IOException {
    Open kept = idle.pollFirst();
    if (kept == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(exchange(kept, request));
    } catch (HttpFormatException broken) {
      throw broken;
    } catch (IOException dropped) {
      return Optional.empty();
    }
  }

  private HttpAnswer exchange(Open current, HttpRequest request) throws IOException {
    boolean whole = false;
    try (Deadline _ = current.tls.within(LIMIT)) {
      current.tls.output().write(request.encoded().toArray());
      current.tls.output().flush();
      HttpAnswer answer = new AnswerReader(current.in, maxBody).read();
      whole = !answer.isLast() && current.in.available() == 0;
      return answer;
    } finally {
      if (whole) {
        idle.addFirst(current);
      } else {
        current.tls.close();
      }
    }
  }

  private Open dial() throws IOException {
    TlsConnection tls = dialer.dial(host, LIMIT);
    return new Open(tls, new BufferedInputStream(tls.input()));
  }

  @Override
  public void close() {
    for (Open kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.tls.close();
    }
  }
}
