package dev.treza.agent.boot;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The TLS key of one boot (P-256) and the certificate that carries it. The certificate says
/// nothing worth believing: the attestation document vouches for the key itself (rules `CHN-*`).
public final class TlsIdentity {
  private static final AlgorithmIdentifier ECDSA_SHA256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final char[] IN_MEMORY_ONLY = new char[0];

  private final KeyPair keys;
  private final X509Certificate certificate;

  private TlsIdentity(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /// A new key. The certificate is valid in every year, because the guest's clock is not believed.
  public static TlsIdentity create(SecureRandom random)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair keys = generator.generateKeyPair();
    return new TlsIdentity(keys, selfSigned(keys, random));
  }

  /// SubjectPublicKeyInfo, DER.
  public Bytes publicKey() {
    return Bytes.of(keys.getPublic().getEncoded());
  }

  /// A server context that speaks TLS 1.3 with this key.
  public SSLContext context(SecureRandom random) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY_ONLY);
    store.setKeyEntry(
        "tls", keys.getPrivate(), IN_MEMORY_ONLY, new X509Certificate[] {certificate});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, IN_MEMORY_ONLY);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(managers.getKeyManagers(), new TrustManager[] {new AnyClient()}, random);
    return context;
  }

  private static X509Certificate selfSigned(KeyPair keys, SecureRandom random)
      throws GeneralSecurityException, IOException {
    X500Name name = new X500Name("CN=treza-enclave-agent");
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(new BigInteger(127, random).setBit(126)));
    tbs.setSignature(ECDSA_SHA256);
    tbs.setIssuer(name);
    tbs.setSubject(name);
    tbs.setStartDate(new Time(Date.from(Instant.parse("2020-01-01T00:00:00Z"))));
    tbs.setEndDate(new Time(Date.from(Instant.parse("2049-12-31T23:59:59Z"))));
    tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    TBSCertificate content = tbs.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate(), random);
    signature.update(content.getEncoded(ASN1Encoding.DER));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(content);
    parts.add(ECDSA_SHA256);
    parts.add(new DERBitString(signature.sign()));
    byte[] der = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
