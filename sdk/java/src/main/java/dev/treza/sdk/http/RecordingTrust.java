package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Accepts any server certificate for the time being and remembers its key: what the certificate
/// says is worth nothing, the attestation vouches for the key itself (rules `CHN-*`).
final class RecordingTrust extends X509ExtendedTrustManager {
  private volatile Optional<Bytes> leafKey = Optional.empty();

  /// SubjectPublicKeyInfo (DER) of the certificate shown; nothing if none was.
  Optional<Bytes> leafKey() {
    return leafKey;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    leafKey = Optional.of(Bytes.of(chain[0].getPublicKey().getEncoded()));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is the client's side");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
