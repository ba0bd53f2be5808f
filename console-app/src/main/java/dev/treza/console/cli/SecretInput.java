package dev.treza.console.cli;

import dev.treza.console.credential.Passphrase;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Reads pass phrases and PINs: the first line of a file, or what a person types at the terminal,
/// which is not shown. They never become a `String`.
final class SecretInput {
  private SecretInput() {}

  /// @param what the person is asked for
  /// @param file whose first line it is; a pipe as well
  /// @param option that names such a file, for whoever has no terminal
  static Passphrase read(String what, Optional<Path> file, String option)
      throws UnreadableInputException {
    if (file.isPresent()) {
      return new Passphrase(firstLine(bytes(file.get())));
    }
    return typed(what)
        .orElseThrow(() ->
            new UnreadableInputException(what + ": there is no terminal; name a file, " + option));
  }

  /// What a person types; none if there is no terminal.
  static Optional<Passphrase> typed(String what) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .flatMap(console -> Optional.ofNullable(console.readPassword("%s: ", what)))
        .map(Passphrase::new);
  }

  static char[] firstLine(byte[] content) {
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

  static byte[] bytes(Path file) throws UnreadableInputException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
  }
}
