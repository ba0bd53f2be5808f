package dev.treza.console.cli;

import dev.treza.console.credential.ReleaseKeyFile;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.JwsSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that name the release key.
final class ReleaseKeyInput {
  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      required = true,
      description = "the release key: P-256 or Ed25519, PKCS#8 PEM or PKCS#12")
  private Path key = Path.of("");

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line opens the PKCS#12 store; asked for on a terminal otherwise")
  private Optional<Path> passphraseFile = Optional.empty();

  /// The signer. Refused: `KEY-POINT` for a key of another kind.
  Outcome<JwsSigner> read() throws UnreadableInputException {
    byte[] content = SecretInput.bytes(key);
    char[] passphrase = new char[0];
    try {
      if (ReleaseKeyFile.isStore(content)) {
        passphrase = passphrase();
      }
      return ReleaseKeyFile.open(content, passphrase);
    } catch (GeneralSecurityException | IOException unfit) {
      throw new UnreadableInputException(
          key + " is no release key, or not opened by this passphrase: " + unfit.getMessage(),
          unfit);
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(passphrase, ' ');
    }
  }

  private char[] passphrase() throws UnreadableInputException {
    if (passphraseFile.isPresent()) {
      return SecretInput.firstLine(SecretInput.bytes(passphraseFile.get()));
    }
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("Passphrase of %s: ", key))
        .orElseThrow(() ->
            new UnreadableInputException("name the passphrase of " + key + ": --passphrase-file"));
  }
}
