package dev.treza.agent.aws.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/// One TLS connection to an endpoint that proved its name.
public final class TlsConnection implements AutoCloseable {
  private final Socket carrier;
  private final SSLSocket tls;

  TlsConnection(Socket carrier, SSLSocket tls) {
    this.carrier = carrier;
    this.tls = tls;
  }

  public InputStream input() throws IOException {
    return tls.getInputStream();
  }

  public OutputStream output() throws IOException {
    return tls.getOutputStream();
  }

  /// Closes the connection unless what was begun ends within `limit`.
  public Deadline within(Duration limit) {
    return Deadline.closing(carrier, limit);
  }

  /// Ends the connection at once, from any thread.
  @Override
  public void close() {
    drop(carrier);
  }

  /// Closes the stream below TLS: a TLS closure would wait for a peer that holds it up.
  static void drop(Socket carrier) {
    try {
      carrier.close();
    } catch (IOException alreadyBroken) {
      // nothing is sent on it any more, which is all that closing is for
      return;
    }
  }
}
