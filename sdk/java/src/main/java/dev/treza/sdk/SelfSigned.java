package dev.treza.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The self-signed certificate (RFC 5280) in which a key of an officer or a client travels where
/// TLS or a PKCS#12 file wants one. Nobody believes it: the charter names the key itself.
public final class SelfSigned {
  private static final int SERIAL_BITS = 120;
  private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

  /// No well-defined end (RFC 5280 section 4.1.2.5).
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /// RFC 8410 section 3.
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private SelfSigned() {}

  /// The certificate of a key on P-256 or Ed25519, which is valid in every year.
  public static X509Certificate of(KeyPair keys, String name, SecureRandom random)
      throws GeneralSecurityException, IOException {
    boolean edwards = keys.getPublic() instanceof EdECPublicKey;
    return of(keys, name, random, Signature.getInstance(edwards ? "Ed25519" : "SHA256withECDSA"));
  }

  /// The same with a key that only `signature` can use, because it lies on a token.
  public static X509Certificate of(
      KeyPair keys, String name, SecureRandom random, Signature signature)
      throws GeneralSecurityException, IOException {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(
            keys.getPublic() instanceof EdECPublicKey
                ? ED25519
                : X9ObjectIdentifiers.ecdsa_with_SHA256);
    TBSCertificate content = content(keys, name(name), algorithm, random);
    signature.initSign(keys.getPrivate());
    signature.update(content.getEncoded());
    ASN1EncodableVector certificate = new ASN1EncodableVector();
    certificate.add(content);
    certificate.add(algorithm);
    certificate.add(new DERBitString(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(new DERSequence(certificate).getEncoded()));
  }

  private static X500Name name(String text) {
    return new X500NameBuilder().addRDN(BCStyle.CN, text).build();
  }

  private static TBSCertificate content(
      KeyPair keys, X500Name name, AlgorithmIdentifier algorithm, SecureRandom random) {
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, random)));
    generator.setIssuer(name);
    generator.setSubject(name);
    generator.setStartDate(new Time(Date.from(ALWAYS)));
    generator.setEndDate(new Time(Date.from(NEVER)));
    generator.setSignature(algorithm);
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    return generator.generateTBSCertificate();
  }
}
