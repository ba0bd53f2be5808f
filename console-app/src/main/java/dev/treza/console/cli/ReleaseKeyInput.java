package dev.treza.console.cli;

import dev.treza.console.credential.ReleaseKeyFile;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.jws.JwsSigner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    byte[] content = bytes(key);
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
      return firstLine(bytes(passphraseFile.get()));
    }
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("Passphrase of %s: ", key))
        .orElseThrow(() ->
            new UnreadableInputException("name the passphrase of " + key + ": --passphrase-file"));
  }

  private static char[] firstLine(byte[] content) {
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
    int end = 0;
    while (end < text.length() && text.get(end) != '\n' && text.get(end) != '\r') {
      end++;
    }
    char[] line = new char[end];
    text.get(0, line);
    Arrays.fill(text.array(), ' ');
    Arrays.fill(content, (byte) 0);
    return line;
  }

  private static byte[] bytes(Path file) throws UnreadableInputException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
  }
}
