package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// One TLS 1.3 connection (RFC 8446) on a socket of its own. Whose it is, nobody knows yet: it
/// accepts any certificate and remembers it, for an attestation to vouch for.
public final class TlsConnection implements AutoCloseable {
  private static final String VERSION = "TLSv1.3";

  private final Socket tcp;
  private final SSLSocket tls;
  private final Bytes peerKey;

  private TlsConnection(Socket tcp, SSLSocket tls, Bytes peerKey) {
    this.tcp = tcp;
    this.tls = tls;
    this.peerKey = peerKey;
  }

  /// Connects and makes a full handshake, both within `time`. There is nothing to resume: every
  /// connection has a context of its own.
  ///
  /// @throws ChannelException `CHN-UNREACHABLE`, `CHN-TIMEOUT`, `CHN-CLOSED`, `CHN-TLS`
  public static TlsConnection open(String host, int port, Duration time, SecureRandom random)
      throws ChannelException {
    return open(host, port, time, List.of(), random);
  }

  /// The same, with the certificates this side shows if it is asked for one.
  ///
  /// @throws ChannelException `CHN-UNREACHABLE`, `CHN-TIMEOUT`, `CHN-CLOSED`, `CHN-TLS`
  public static TlsConnection open(
      String host, int port, Duration time, List<KeyManager> own, SecureRandom random)
      throws ChannelException {
    RecordingTrust trust = new RecordingTrust();
    SSLContext context = context(trust, own, random);
    Socket tcp = new Socket();
    try {
      tcp.setTcpNoDelay(true);
      tcp.connect(new InetSocketAddress(host, port), Math.toIntExact(time.toMillis()));
    } catch (IOException | IllegalArgumentException unreachable) {
      throw abandon(
          tcp, new ChannelException(ChannelRefusal.UNREACHABLE, host + ":" + port, unreachable));
    }
    try (Deadline deadline = Deadline.over(tcp, time)) {
      deadline.begin();
      return shakeHands(tcp, context, host, port, trust, deadline);
    }
  }

  private static TlsConnection shakeHands(
      Socket tcp,
      SSLContext context,
      String host,
      int port,
      RecordingTrust trust,
      Deadline deadline)
      throws ChannelException {
    try {
      SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, host, port, true);
      tls.setEnabledProtocols(new String[] {VERSION});
      tls.startHandshake();
      // a resumed session shows no certificate
      Bytes key =
          trust
              .leafKey()
              .orElseThrow(
                  () -> new ChannelException(ChannelRefusal.TLS, "the peer showed no certificate"));
      return new TlsConnection(tcp, tls, key);
    } catch (IOException failed) {
      throw abandon(
          tcp,
          deadline.expired()
              ? new ChannelException(ChannelRefusal.TIMEOUT, "no handshake in time", failed)
              : new ChannelException(
                  hungUp(failed) ? ChannelRefusal.CLOSED : ChannelRefusal.TLS,
                  String.valueOf(failed.getMessage()),
                  failed));
    } catch (ChannelException refused) {
      throw abandon(tcp, refused);
    }
  }

  /// Whether the peer only went away, such as an agent that was killed, rather than speak
  /// otherwise.
  private static boolean hungUp(IOException failed) {
    return Stream.<@Nullable Throwable>of(failed, failed.getCause())
        .anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
  }

  private static SSLContext context(
      RecordingTrust trust, List<KeyManager> own, SecureRandom random) {
    try {
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(own.toArray(KeyManager[]::new), new TrustManager[] {trust}, random);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has TLS 1.3", impossible);
    }
  }

  /// SubjectPublicKeyInfo (DER) of the certificate the peer showed.
  public Bytes peerKey() {
    return peerKey;
  }

  /// A value only the two ends of this connection know (RFC 8446 section 7.5, RFC 9266), with the
  /// empty context.
  public Bytes exporter(String label, int length) throws ChannelException {
    try {
      ExtendedSSLSession session = (ExtendedSSLSession) tls.getSession();
      return Bytes.of(session.exportKeyingMaterialData(label, new byte[0], length));
    } catch (IOException gone) {
      throw new ChannelException(ChannelRefusal.TLS, String.valueOf(gone.getMessage()), gone);
    }
  }

  InputStream input() throws IOException {
    return tls.getInputStream();
  }

  OutputStream output() throws IOException {
    return tls.getOutputStream();
  }

  Deadline within(Duration time) {
    return Deadline.over(tcp, time);
  }

  /// Ends the connection at once, from any thread.
  @Override
  public void close() {
    drop(tcp);
  }

  private static ChannelException abandon(Socket tcp, ChannelException why) {
    drop(tcp);
    return why;
  }

  /// Closes TCP below TLS: a TLS closure would wait for a writer that a hostile peer holds up.
  private static void drop(Socket tcp) {
    try {
      tcp.close();
    } catch (IOException alreadyBroken) {
      // nothing is sent on it any more, which is all that closing is for
      return;
    }
  }
}
