package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
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

/// Makes certificates in the shape of the Nitro chain: P-384, ECDSA with SHA-384.
final class CertificateMaker {
  private static final int SERIAL_BITS = 120;

  private final SecureRandom random;

  CertificateMaker(SecureRandom random) {
    this.random = random;
  }

  /// A key and its certificate.
  record Issued(X500Name subject, KeyPair keys, Bytes certificate) {}

  /// What a certificate says.
  ///
  /// @param pathLength how many authorities may stand below; absent (negative) in a leaf
  record Wish(String commonName, Instant from, Instant to, int pathLength) {
    static final int LEAF = -1;

    private BasicConstraints constraints() {
      return pathLength == LEAF ? new BasicConstraints(false) : new BasicConstraints(pathLength);
    }

    private KeyUsage usage() {
      return new KeyUsage(pathLength == LEAF ? KeyUsage.digitalSignature : KeyUsage.keyCertSign);
    }
  }

  KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"), random);
    return generator.generateKeyPair();
  }

  Issued selfSigned(Wish wish) throws GeneralSecurityException, IOException {
    KeyPair keys = newKeys();
    X500Name name = name(wish);
    return new Issued(name, keys, certificate(name, keys, wish, keys));
  }

  Issued issue(Issued issuer, Wish wish) throws GeneralSecurityException, IOException {
    KeyPair keys = newKeys();
    return new Issued(name(wish), keys, certificate(issuer.subject(), issuer.keys(), wish, keys));
  }

  static X500Name name(Wish wish) {
    return new X500Name("O=Treza,OU=Simulator,CN=" + wish.commonName());
  }

  private Bytes certificate(X500Name issuer, KeyPair issuerKeys, Wish wish, KeyPair keys)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, random),
            Date.from(wish.from()),
            Date.from(wish.to()),
            name(wish),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, wish.constraints());
    builder.addExtension(Extension.keyUsage, true, wish.usage());
    try {
      return Bytes.of(
          builder
              .build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKeys.getPrivate()))
              .getEncoded());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the certificate cannot be signed", e);
    }
  }
}
