package dev.treza.sdk.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key and its certificate, and the certificates it issues.
public record Certificates(String subject, KeyPair keys, X509Certificate certificate) {
  private static final char[] NO_PASSWORD = new char[0];

  /// A self-signed TLS identity on P-256.
  public static Certificates tls() {
    return make("CN=agent", "CN=agent", keyPair("secp256r1"), keyPair("secp256r1"), -1, true);
  }

  static Certificates root(String subject) {
    KeyPair keys = keyPair("secp384r1");
    return make(subject, subject, keys, keys, 3, false);
  }

  Certificates issue(String to, int pathLength) {
    return make(subject, to, keys, keyPair("secp384r1"), pathLength, false);
  }

  /// A server context with this identity.
  public SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("tls", keys.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Certificates make(
      String issuer, String to, KeyPair signer, KeyPair issued, int pathLength, boolean own) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(System.nanoTime()).abs().add(BigInteger.ONE),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(Duration.ofHours(3))),
              new X500Name(to),
              issued.getPublic());
      boolean authority = pathLength >= 0;
      builder.addExtension(
          Extension.basicConstraints,
          true,
          authority ? new BasicConstraints(pathLength) : new BasicConstraints(false));
      KeyUsage usage = new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature);
      builder.addExtension(Extension.keyUsage, true, (ASN1Encodable) usage);
      KeyPair by = own ? issued : signer;
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA384withECDSA").build(by.getPrivate())));
      return new Certificates(to, issued, certificate);
    } catch (OperatorCreationException | IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyPair keyPair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
