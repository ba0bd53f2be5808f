package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fleet stop`: ends the local fleet or the emulated enclave, whoever started it.
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stop enclaves of this computer, whoever started them.")
final class FleetStopCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin final LocalInput local = new LocalInput();
  @Mixin private final Output output = new Output();

  FleetStopCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, InterruptedException {
    if (local.emulated()) {
      context.fleet().stopEmulated(context::progress);
    } else {
      context.fleet().stop(context::progress);
    }
    FleetOutput shown = FleetOutput.of(context.fleet());
    output.print(context.out(), shown::lines, shown::json);
    return ExitCode.DONE.number();
  }
}
