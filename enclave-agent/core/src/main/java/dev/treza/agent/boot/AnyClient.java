package dev.treza.agent.boot;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Takes the certificate of any client with a key on P-256 or Ed25519: that the client has the
/// private half is what TLS proves, whose key it is the charter says, and nothing else in the
/// certificate is believed. No chain is built, and no server is ever trusted.
final class AnyClient extends X509ExtendedTrustManager {
  private static final int P256_BITS = 256;

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (!isSupported(chain[0].getPublicKey())) {
      throw new CertificateException("a client's key is on P-256 or Ed25519");
    }
  }

  private static boolean isSupported(PublicKey key) {
    return key instanceof ECPublicKey ec
        ? ec.getParams().getOrder().bitLength() == P256_BITS
        : key instanceof EdECPublicKey ed
            && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
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
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is the server's side");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
