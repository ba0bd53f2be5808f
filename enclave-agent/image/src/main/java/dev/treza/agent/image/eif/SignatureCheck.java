package dev.treza.agent.image.eif;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.image.ImageRefusal;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;

/// Judges whether an image's signature is by its certificate's key and over its PCR0. Whether the
/// certificate is the right one is judged by PCR8.
final class SignatureCheck {
  static final String ALGORITHM = "SHA384withECDSAinP1363Format";

  private SignatureCheck() {}

  /// Gives the signature back, or refuses it (`IMG-SIGNATURE`).
  static Outcome<ImageSignature> check(ImageSignature signature, PcrValue measured) {
    if (!signature.pcr0().equals(measured)) {
      return Outcome.refused(
          ImageRefusal.SIGNATURE, "the signature is over the PCR0 " + signature.pcr0());
    }
    return SigningCertificate.of(signature)
        .then(certificate ->
            verifies(signature, certificate)
                ? Outcome.accepted(signature)
                : Outcome.refused(
                    ImageRefusal.SIGNATURE, "it is not by the key of its certificate"));
  }

  private static boolean verifies(ImageSignature signature, X509Certificate certificate) {
    if (signature.value().length() != ImageSignature.LENGTH) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(ImageSignature.signedBytes(signature.pcr0()).toArray());
      return verifier.verify(signature.value().toArray());
    } catch (SignatureException outOfRange) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime verifies ES384", impossible);
    }
  }
}
