package dev.treza.console.cli;

import dev.treza.agent.image.SigningFiles;
import dev.treza.agent.image.eif.ImageSigner;
import dev.treza.fleet.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that name the key an image is signed with.
final class SigningInput {
  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description = "key on P-384 that signs the image (PKCS#8 PEM)")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--sign-certificate",
      paramLabel = "FILE",
      description = "its certificate (PEM or DER), whose digest becomes PCR8")
  private Optional<Path> certificate = Optional.empty();

  /// The signer, if one is named. Refused: `IMG-KEY`, `IMG-SIGNATURE`.
  Outcome<Optional<ImageSigner>> read() throws UnreadableInputException {
    if (key.isPresent() != certificate.isPresent()) {
      throw new UnreadableInputException("--sign-key and --sign-certificate belong together");
    }
    return key.isPresent() && certificate.isPresent()
        ? read(key.get(), certificate.get()).map(Optional::of)
        : Outcome.accepted(Optional.empty());
  }

  private static Outcome<ImageSigner> read(Path key, Path certificate)
      throws UnreadableInputException {
    byte[] secret = new byte[0];
    try {
      secret = Files.readAllBytes(key);
      return SigningFiles.read(secret, InputFile.read(certificate));
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + key, fault);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
