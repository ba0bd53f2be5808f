package dev.treza.agent.image.cli;

import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.agent.image.eif.SigningCertificate;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Reads a release key, PKCS #8 in PEM (RFC 7468 section 10), and its certificate.
final class SigningKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private SigningKey() {}

  /// The signer. Refused (`IMG-SIGNATURE`) if the certificate may not sign images.
  static Outcome<ImageSigner> read(BuildOptions.SigningFiles files)
      throws IOException, GeneralSecurityException, UsageException {
    PrivateKey key = key(files.key());
    return SigningCertificate.parse(Bytes.of(Files.readAllBytes(files.certificate())))
        .map(certificate -> new ImageSigner(key, certificate));
  }

  private static PrivateKey key(Path file)
      throws IOException, GeneralSecurityException, UsageException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!pem.startsWith(BEGIN)
        || !pem.endsWith(END)
        || pem.length() < BEGIN.length() + END.length()) {
      throw new UsageException(file + " is no private key in PKCS #8 PEM");
    }
    String inner = pem.substring(BEGIN.length(), pem.length() - END.length());
    byte[] der = Base64.getMimeDecoder().decode(inner.strip());
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
