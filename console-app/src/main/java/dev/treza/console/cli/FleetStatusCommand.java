package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fleet status`: which enclaves are known and whether they run. Whether they are what they should
/// be, `attestation verify` says.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show the enclaves this computer knows and whether they run.")
final class FleetStatusCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin final LocalInput local = new LocalInput();
  @Mixin private final Output output = new Output();

  FleetStatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException {
    FleetOutput shown = FleetOutput.of(context.fleet());
    output.print(context.out(), shown::lines, shown::json);
    return ExitCode.DONE.number();
  }
}
