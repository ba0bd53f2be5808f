package dev.treza.agent.aws.endpoint;

import dev.treza.fleet.Bytes;
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
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A root and what it issues to servers, valid for an hour around [#NOW].
public final class TestAuthority {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final X500Name NAME = new X500Name("CN=root");
  private static final char[] NO_SECRET = "test".toCharArray();

  private final KeyPair keys = keys();
  private final X509Certificate root = certificate(NAME, keys, new BasicConstraints(true), "");

  public Bytes der() {
    try {
      return Bytes.of(root.getEncoded());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// What a server needs to be `host`.
  public SSLContext serverFor(String host) throws GeneralSecurityException, IOException {
    KeyPair server = keys();
    X509Certificate leaf =
        certificate(new X500Name("CN=server"), server, new BasicConstraints(false), host);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_SECRET);
    store.setKeyEntry("server", server.getPrivate(), NO_SECRET, new X509Certificate[] {leaf, root});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, NO_SECRET);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private X509Certificate certificate(
      X500Name subject, KeyPair subjectKeys, BasicConstraints basic, String host) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              BigInteger.valueOf(System.nanoTime()),
              Date.from(NOW.minus(Duration.ofHours(1))),
              Date.from(NOW.plus(Duration.ofHours(1))),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, basic);
      if (!host.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
