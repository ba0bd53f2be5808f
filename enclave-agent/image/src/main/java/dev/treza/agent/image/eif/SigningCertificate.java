package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/// A certificate that may sign images: X.509 with a key on P-384. Nothing else of it is judged; who
/// trusts it trusts exactly its bytes, through PCR8.
public final class SigningCertificate {
  private static final int P384_BITS = 384;

  private SigningCertificate() {}

  /// Parses DER or PEM. Refused: `IMG-SIGNATURE`.
  public static Outcome<X509Certificate> parse(Bytes encoded) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
      return certificate.getPublicKey() instanceof ECPublicKey key
              && key.getParams().getOrder().bitLength() == P384_BITS
          ? Outcome.accepted(certificate)
          : Outcome.refused(ImageRefusal.SIGNATURE, "the certificate's key is not on P-384");
    } catch (CertificateException malformed) {
      return Outcome.refused(
          ImageRefusal.SIGNATURE, "the certificate cannot be read: " + malformed.getMessage());
    }
  }

  /// The certificate of a signature, which must be its DER and nothing more.
  static Outcome<X509Certificate> of(ImageSignature signature) {
    return parse(signature.certificate())
        .then(certificate ->
            isDer(certificate, signature.certificate())
                ? Outcome.accepted(certificate)
                : Outcome.refused(
                    ImageRefusal.SIGNATURE, "the certificate is followed by something else"));
  }

  private static boolean isDer(X509Certificate certificate, Bytes der) {
    try {
      return Arrays.equals(certificate.getEncoded(), der.toArray());
    } catch (CertificateException unencodable) {
      throw new IllegalStateException("it was parsed from an encoding", unencodable);
    }
  }
}
