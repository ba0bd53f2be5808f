package dev.treza.agent.simulator;

import dev.treza.agent.simulator.CertificateMaker.Issued;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The TLS identity of the simulated AWS: a P-256 key under the simulator's root, for the names of
/// the endpoints, made anew at every start.
final class EndpointCertificate {
  private static final char[] IN_MEMORY_ONLY = "simulated".toCharArray();
  private static final Duration LIFE = Duration.ofDays(30);

  private EndpointCertificate() {}

  static SSLContext issue(Issued root, List<String> hosts, SecureRandom random, Instant now)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair keys = generator.generateKeyPair();
    X509Certificate[] chain = {
      parse(certificate(root, keys, hosts, random, now)), parse(root.certificate().toArray())
    };
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY_ONLY);
    store.setKeyEntry("endpoint", keys.getPrivate(), IN_MEMORY_ONLY, chain);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, IN_MEMORY_ONLY);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, random);
    return context;
  }

  private static byte[] certificate(
      Issued root, KeyPair keys, List<String> hosts, SecureRandom random, Instant now)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            root.subject(),
            new BigInteger(120, random),
            Date.from(now.minus(Duration.ofMinutes(5))),
            Date.from(now.plus(LIFE)),
            new X500Name("O=Treza,OU=Simulator,CN=simulated AWS"),
            keys.getPublic());
    GeneralName[] names =
        hosts.stream()
            .map(host -> new GeneralName(GeneralName.dNSName, host))
            .toArray(GeneralName[]::new);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    try {
      return builder
          .build(new JcaContentSignerBuilder("SHA384withECDSA").build(root.keys().getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the certificate cannot be signed", e);
    }
  }

  private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
