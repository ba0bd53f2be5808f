package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// A root that attestation documents may lead to, and the realm that follows from it (rule
/// `REALM`). There is one production anchor, a constant; all others are simulators' roots.
public final class TrustAnchor {
  private static final Digest ROOT_G1 =
      Digest.parse("641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b");

  /// AWS Nitro Enclaves Root-G1, the root of the commercial AWS regions.
  public static final TrustAnchor AWS_NITRO_ROOT_G1 = rootG1();

  private final X509Certificate certificate;
  private final Bytes der;
  private final Realm realm;

  private TrustAnchor(X509Certificate certificate, Bytes der, Realm realm) {
    this.certificate = certificate;
    this.der = der;
    this.realm = realm;
  }

  /// The anchor of the simulator whose root certificate is `der`. Refused are bytes that are not
  /// one certificate (`ATT-MALFORMED`) and the production root (`ATT-REALM`).
  public static Outcome<TrustAnchor> simulated(Bytes der) {
    Digest digest = Digest.of(der);
    if (digest.equals(ROOT_G1)) {
      return Outcome.refused(AttestationRefusal.REALM, "this is AWS Nitro Enclaves Root-G1");
    }
    return CertificateReader.read("root", der)
        .map(root -> new TrustAnchor(root, der, new Realm.Simulated(digest)));
  }

  /// What documents that lead here belong to.
  public Realm realm() {
    return realm;
  }

  /// The root certificate, for display.
  public CertificateDetails details() {
    return CertificateDetails.of(certificate, der);
  }

  X509Certificate certificate() {
    return certificate;
  }

  /// The root certificate, for handing it on to another verifier of ours.
  public Bytes der() {
    return der;
  }

  private static TrustAnchor rootG1() {
    String name = "aws-nitro-enclaves-root-g1.pem";
    try (InputStream pem = TrustAnchor.class.getResourceAsStream(name)) {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      X509Certificate root = (X509Certificate) x509.generateCertificate(pem);
      Bytes der = Bytes.of(root.getEncoded());
      if (!Digest.of(der).equals(ROOT_G1)) {
        throw new IllegalStateException("the built-in root is not AWS Nitro Enclaves Root-G1");
      }
      return new TrustAnchor(root, der, Realm.NITRO);
    } catch (IOException | CertificateException damaged) {
      throw new IllegalStateException("the built-in root cannot be read", damaged);
    }
  }
}
