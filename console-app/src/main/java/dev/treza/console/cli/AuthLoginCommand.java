package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `auth login`: makes a client's key and says what the charter needs to know of it.
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description =
        "Make a client's key in a file that a pass phrase protects, and print its charter entry.")
final class AuthLoginCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "the client's id in the charter")
  private String name = "";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line is the new pass phrase; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ClientEntry entry = new ClientEntry();
  @Mixin private final Output output = new Output();

  AuthLoginCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    String id = ClientInput.id(name);
    try (Passphrase secret = NewSecret.read(file)) {
      return switch (context.own().workshop().clients().create(id, secret)) {
        case Outcome.Refused<ClientIdentity>(Refusal refusal) ->
            output.refuse(context.out(), refusal).number();
        case Outcome.Accepted<ClientIdentity>(ClientIdentity identity) -> {
          ApiClient client = entry.of(id, identity, context.clock().instant());
          output.print(
              context.out(), () -> ClientEntry.lines(client), () -> ClientEntry.json(client));
          yield ExitCode.DONE.number();
        }
      };
    }
  }
}
