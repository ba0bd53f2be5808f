package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.PcrValue;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/// Signs images with a release key on P-384.
///
/// @param certificate the one that belongs to `key`; its SHA-384 digest becomes PCR8
public record ImageSigner(PrivateKey key, X509Certificate certificate) {
  /// Signs an image by its PCR0. Refused (`IMG-SIGNATURE`) if what comes out does not verify, as
  /// when the certificate is of another key.
  ///
  /// @throws GeneralSecurityException if the key cannot sign with ES384
  public Outcome<ImageSignature> sign(PcrValue pcr0) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(SignatureCheck.ALGORITHM);
    signer.initSign(key);
    signer.update(ImageSignature.signedBytes(pcr0).toArray());
    Bytes der = Bytes.of(certificate.getEncoded());
    return SignatureCheck.check(new ImageSignature(der, pcr0, Bytes.of(signer.sign())), pcr0);
  }

  /// Names the certificate only.
  @Override
  public String toString() {
    return "signer " + certificate.getSubjectX500Principal();
  }
}
