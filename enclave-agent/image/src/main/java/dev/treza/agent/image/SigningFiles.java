package dev.treza.agent.image;

import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.eif.SigningCertificate;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.image.ImageRefusal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// The key that signs images and its certificate, as files.
public final class SigningFiles {
  private SigningFiles() {}

  /// The signer. Refused: `IMG-KEY` for a key that is not of an elliptic curve in PKCS #8 PEM,
  /// `IMG-SIGNATURE` for a certificate that may not sign images.
  ///
  /// @param key the content of its file, which the caller wipes
  public static Outcome<ImageSigner> read(byte[] key, Bytes certificate) {
    return PrivateKeyPem.der(key)
        .map(SigningFiles::parse)
        .orElseGet(
            () -> Outcome.refused(ImageRefusal.KEY, "the file holds no private key in PKCS #8 PEM"))
        .then(parsed ->
            SigningCertificate.parse(certificate).map(own -> new ImageSigner(parsed, own)));
  }

  private static Outcome<PrivateKey> parse(byte[] der) {
    try {
      return Outcome.accepted(
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException malformed) {
      return Outcome.refused(ImageRefusal.KEY, "the file holds no key of an elliptic curve");
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }
}
