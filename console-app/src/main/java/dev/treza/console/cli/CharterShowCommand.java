package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.Suspended;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `charter show`: the charter in force, which the enclave proves from the pinned root.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the charter in force, verified from the root that is pinned here.")
final class CharterShowCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  CharterShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (read(enclave.find(context.fleet()))) {
      case Outcome.Refused<CharterOutput>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<CharterOutput>(CharterOutput shown) -> {
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE.number();
      }
    };
  }

  private Outcome<CharterOutput> read(KnownEnclave pinned) throws InterruptedException {
    Outcome<KnownEnclave> ruled = context.inForce(pinned);
    Outcome<List<Suspended>> suspended = context.fleet().link(pinned).suspensions();
    return ruled.then(known -> suspended.map(now -> new CharterOutput(known, now)));
  }
}
