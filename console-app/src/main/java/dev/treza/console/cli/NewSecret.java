package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.Passphrase;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a pass phrase that is to be used from now on; a person types it twice.
final class NewSecret {
  private NewSecret() {}

  static Passphrase read(Optional<Path> file) throws UnreadableInputException, ConsoleException {
    Passphrase first = SecretInput.read("New pass phrase", file, "--passphrase-file");
    if (file.isEmpty()) {
      try (Passphrase again = SecretInput.read("Once more", file, "--passphrase-file")) {
        if (!first.isSameAs(again)) {
          first.close();
          throw new ConsoleException(Refusal.of(CredentialRefusal.REPEATED, "typed at a terminal"));
        }
      }
    }
    return first;
  }
}
