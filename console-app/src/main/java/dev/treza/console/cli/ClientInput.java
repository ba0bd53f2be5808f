package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say as which client of the charter a command connects; without them it connects
/// as nobody.
final class ClientInput {
  /// The client of whoever names none.
  static final String VARIABLE = "TREZA_CLIENT";

  @Option(
      names = "--client",
      paramLabel = "NAME",
      defaultValue = "${env:" + VARIABLE + ":-}",
      description =
          "connect as this client (treza auth login makes one); by default the one that the"
              + " environment variable TREZA_CLIENT names")
  private String client = "";

  @Option(
      names = "--client-passphrase-file",
      paramLabel = "FILE",
      description = "its first line opens the client's key; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  /// Refused: `CRED-NONE`, `CRED-FILE`, `CRED-PASSPHRASE`.
  Outcome<Optional<ClientIdentity>> open(CommandContext context)
      throws ConsoleException, UnreadableInputException {
    if (client.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    return switch (open(context, id(client), file)) {
      case Outcome.Refused<ClientIdentity>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<ClientIdentity>(ClientIdentity identity) ->
          Outcome.accepted(Optional.of(identity));
    };
  }

  static Outcome<ClientIdentity> open(CommandContext context, String id, Optional<Path> file)
      throws ConsoleException, UnreadableInputException {
    try (Passphrase secret =
        SecretInput.read("Pass phrase of client " + id, file, "--client-passphrase-file")) {
      return context.own().workshop().clients().open(id, secret);
    }
  }

  /// A name that a charter can have for a client.
  static String id(String name) throws UnreadableInputException {
    return Ids.parse(name)
        .orElseThrow(() ->
            new UnreadableInputException(
                "no name of a client: " + name,
                "use small letters, digits and hyphens, as in payments-1"));
  }
}
