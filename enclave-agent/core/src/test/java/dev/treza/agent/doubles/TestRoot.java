package dev.treza.agent.doubles;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A root made for the test and the one certificate under it.
///
/// @param root the root's certificate, DER
/// @param leaf the module's certificate, DER
/// @param leafKey the module's signing key
record TestRoot(Bytes root, Bytes leaf, PrivateKey leafKey) {
  static final String MODULE = "i-0123456789abcdef0-enc0123456789abcdef";

  private static final X500Name ROOT_NAME = new X500Name("O=Test,CN=root");
  private static final X500Name LEAF_NAME =
      new X500Name("O=Test,OU=Test,CN=" + MODULE + ".eu-west-1.aws");
  private static final Instant FROM = TestTime.START.minus(Duration.ofDays(400));
  private static final Instant TO = TestTime.START.plus(Duration.ofDays(400));

  static TestRoot create() {
    try {
      KeyPair authority = keys();
      KeyPair module = keys();
      Bytes root =
          certificate(
              ROOT_NAME,
              authority,
              authority,
              new BasicConstraints(4),
              new KeyUsage(KeyUsage.keyCertSign));
      Bytes leaf =
          certificate(
              LEAF_NAME,
              module,
              authority,
              new BasicConstraints(false),
              new KeyUsage(KeyUsage.digitalSignature));
      return new TestRoot(root, leaf, module.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// An ES384 signature, r ‖ s.
  Bytes sign(Bytes content) {
    try {
      Signature ecdsa = Signature.getInstance("SHA384withECDSAinP1363Format");
      ecdsa.initSign(leafKey);
      ecdsa.update(content.toArray());
      return Bytes.of(ecdsa.sign());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    return generator.generateKeyPair();
  }

  private static Bytes certificate(
      X500Name subject, KeyPair keys, KeyPair issuer, BasicConstraints basic, KeyUsage usage)
      throws IOException, OperatorCreationException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            ROOT_NAME, BigInteger.TWO, Date.from(FROM), Date.from(TO), subject, keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, basic);
    builder.addExtension(Extension.keyUsage, true, usage);
    return Bytes.of(
        builder
            .build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuer.getPrivate()))
            .getEncoded());
  }
}
