package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 on one TLS connection: one request at a time, from any thread. The first fault ends it;
/// nothing is ever sent twice.
public final class HttpConnection implements AutoCloseable {
  private final TlsConnection tls;
  private final String host;
  private final Duration time;
  private final Deadline deadline;
  private final BufferedInputStream in;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile Optional<Refusal> end = Optional.empty();

  /// @param host as the requests name it
  /// @param time in which each answer must have come whole
  public HttpConnection(TlsConnection tls, String host, Duration time) throws ChannelException {
    this.tls = tls;
    this.host = host;
    this.time = time;
    try {
      this.in = new BufferedInputStream(tls.input());
    } catch (IOException closed) {
      throw new ChannelException(ChannelRefusal.CLOSED, "the connection is closed", closed);
    }
    this.deadline = tls.within(time);
  }

  /// The connection below.
  public TlsConnection tls() {
    return tls;
  }

  /// Sends `request` once and reads the answer.
  ///
  /// @throws ChannelException `CHN-*`; the connection is closed then
  public HttpAnswer exchange(HttpRequest request) throws ChannelException {
    oneAtATime.lock();
    try {
      requireOpen();
      HttpAnswer answer = inTime(request);
      if (answer.last()) {
        end(Refusal.of(ChannelRefusal.CLOSED, "the peer ended the connection after its answer"));
      }
      return answer;
    } catch (ChannelException fault) {
      end(fault.refusal());
      throw fault;
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Closes the connection for `reason`, which later calls are told.
  public void end(Refusal reason) {
    if (end.isEmpty()) {
      end = Optional.of(reason);
    }
    tls.close();
    deadline.close();
  }

  @Override
  public void close() {
    end(Refusal.of(ChannelRefusal.CLOSED, "it was closed on this side"));
  }

  private void requireOpen() throws ChannelException {
    if (end.isPresent()) {
      throw new ChannelException(
          ChannelRefusal.CLOSED, "closed already, after " + end.get().line());
    }
  }

  private HttpAnswer inTime(HttpRequest request) throws ChannelException {
    deadline.begin();
    try {
      return sent(request);
    } finally {
      deadline.end();
    }
  }

  private HttpAnswer sent(HttpRequest request) throws ChannelException {
    AnswerReader reader = new AnswerReader(in);
    try {
      requireSilence();
      Bytes encoded = request.encoded(host);
      tls.output().write(encoded.toArray());
      tls.output().flush();
      HttpAnswer answer = reader.read();
      requireSilence();
      return answer;
    } catch (IOException fault) {
      throw deadline.expired() ? late(fault) : broken(fault, reader.begun());
    } catch (ChannelException fault) {
      throw deadline.expired() ? late(fault) : fault;
    }
  }

  /// Bytes nobody asked for would be taken for the answer to the next request.
  private void requireSilence() throws IOException, ChannelException {
    if (in.available() > 0) {
      throw new ChannelException(ChannelRefusal.PROTOCOL, "bytes came that belong to no answer");
    }
  }

  private ChannelException late(Throwable fault) {
    return new ChannelException(
        ChannelRefusal.TIMEOUT, "no whole answer within " + time.toMillis() + " ms", fault);
  }

  private static ChannelException broken(IOException fault, boolean begun) {
    String detail = String.valueOf(fault.getMessage());
    if (fault instanceof SSLException && !isEnd(fault.getCause())) {
      return new ChannelException(ChannelRefusal.TLS, detail, fault);
    }
    return new ChannelException(
        begun ? ChannelRefusal.TRUNCATED : ChannelRefusal.CLOSED, detail, fault);
  }

  private static boolean isEnd(@Nullable Throwable cause) {
    return cause instanceof SocketException || cause instanceof EOFException;
  }
}
