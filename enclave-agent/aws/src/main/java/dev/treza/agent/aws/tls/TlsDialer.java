package dev.treza.agent.aws.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Makes TLS connections: version 1.2 or 1.3, a certificate that leads to a pinned root, names the
/// endpoint (RFC 2818) and is valid now. There is nothing to resume: every connection has a context
/// of its own. Revocation is not looked up: there is no way to ask.
public final class TlsDialer {
  private static final int PORT = 443;

  private final EndpointSockets sockets;
  private final TrustRoots roots;
  private final TrustedTime time;
  private final SecureRandom random;

  public TlsDialer(
      EndpointSockets sockets, TrustRoots roots, TrustedTime time, SecureRandom random) {
    this.sockets = sockets;
    this.roots = roots;
    this.time = time;
    this.random = random;
  }

  /// Connects and makes the handshake, both within `limit`.
  public TlsConnection dial(String host, Duration limit) throws IOException {
    SSLContext context = context(time.now());
    Socket carrier = sockets.connect(host);
    try (Deadline _ = Deadline.closing(carrier, limit)) {
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(carrier, host, PORT, true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return new TlsConnection(carrier, tls);
    } catch (IOException failed) {
      TlsConnection.drop(carrier);
      throw failed;
    }
  }

  private SSLContext context(Instant now) throws IOException {
    try {
      PKIXBuilderParameters path =
          new PKIXBuilderParameters(roots.anchors(), new X509CertSelector());
      path.setRevocationEnabled(false);
      path.setDate(Date.from(now));
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(new CertPathTrustManagerParameters(path));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), random);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IOException("this Java runtime cannot speak TLS", impossible);
    }
  }
}
