package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
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

/// `auth show`: what the charter needs to know of a client's key that is here.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Print the charter entry of a client whose key is on this computer.")
final class AuthShowCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "the client's id")
  private String name = "";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line opens the key; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ClientEntry entry = new ClientEntry();
  @Mixin private final Output output = new Output();

  AuthShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    String id = ClientInput.id(name);
    return switch (ClientInput.open(context, id, file)) {
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
