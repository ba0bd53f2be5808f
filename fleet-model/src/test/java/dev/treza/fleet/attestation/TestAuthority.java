package dev.treza.fleet.attestation;

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
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key with its certificate, and what it issues.
record TestAuthority(X500Name subject, KeyPair key, Bytes certificate) {
  /// What a test says of a certificate; the rest is as in real ones.
  record Wish(
      String subject, Instant from, Instant to, String curve, BasicConstraints basic, int usage) {
    static Wish authority(String subject, Instant from, Instant to, int pathLength) {
      int usage = KeyUsage.keyCertSign;
      return new Wish(subject, from, to, "secp384r1", new BasicConstraints(pathLength), usage);
    }

    static Wish leaf(String subject, Instant from, Instant to) {
      int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
      return new Wish(subject, from, to, "secp384r1", new BasicConstraints(false), usage);
    }

    Wish withBasic(BasicConstraints other) {
      return new Wish(subject, from, to, curve, other, usage);
    }

    Wish withUsage(int other) {
      return new Wish(subject, from, to, curve, basic, other);
    }

    Wish withCurve(String other) {
      return new Wish(subject, from, to, other, basic, usage);
    }
  }

  static TestAuthority root(Wish wish) {
    X500Name subject = new X500Name(wish.subject());
    KeyPair key = keyPair(wish.curve());
    return new TestAuthority(subject, key, sign(subject, key, wish, key, false));
  }

  TestAuthority issue(Wish wish) {
    KeyPair issued = keyPair(wish.curve());
    X500Name name = new X500Name(wish.subject());
    return new TestAuthority(name, issued, sign(subject, key, wish, issued, false));
  }

  TestAuthority issueWithUnknownCriticalExtension(Wish wish) {
    KeyPair issued = keyPair(wish.curve());
    X500Name name = new X500Name(wish.subject());
    return new TestAuthority(name, issued, sign(subject, key, wish, issued, true));
  }

  private static Bytes sign(
      X500Name issuer, KeyPair signer, Wish wish, KeyPair issued, boolean unknownExtension) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(120, new SecureRandom()),
              Date.from(wish.from()),
              Date.from(wish.to()),
              new X500Name(wish.subject()),
              issued.getPublic());
      builder.addExtension(Extension.basicConstraints, true, wish.basic());
      builder.addExtension(Extension.keyUsage, true, (ASN1Encodable) new KeyUsage(wish.usage()));
      if (unknownExtension) {
        builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, new byte[] {5, 0});
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA384withECDSA").build(signer.getPrivate()))
              .getEncoded();
      return Bytes.of(der);
    } catch (OperatorCreationException | IOException broken) {
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
