package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fleet start`: runs the local fleet until it is stopped. The enclaves end with this command.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Start the local fleet and keep it running until it is stopped.")
final class FleetStartCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_MILLIS = 500;

  private final CommandContext context;

  @Option(
      names = "--fresh",
      description =
          "move the local fleet that is there aside, whole, and begin with a new one; nothing is"
              + " deleted")
  private boolean fresh;

  @Mixin final LocalInput local = new LocalInput();
  @Mixin private final Output output = new Output();

  FleetStartCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, InterruptedException {
    FleetLink fleet = context.fleet();
    Optional<Path> former = Optional.empty();
    try {
      former = start(fleet);
    } catch (ConsoleException fault) {
      if (fault.refusal().id() == ConsoleRefusal.OTHER_BUILD) {
        return output.refuse(context.out(), fault.refusal()).number();
      }
      throw fault;
    }
    FleetOutput shown = FleetOutput.of(fleet).after(former);
    output.print(context.out(), shown::lines, shown::json);
    context.out().flush();
    context.progress("running until `treza fleet stop --local` or Ctrl-C");
    while (anyRuns(fleet)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return ExitCode.DONE.number();
  }

  private Optional<Path> start(FleetLink fleet) throws ConsoleException, InterruptedException {
    if (fresh) {
      return fleet.startFresh(context::progress);
    }
    fleet.start(context::progress);
    return Optional.empty();
  }

  private static boolean anyRuns(FleetLink fleet) throws ConsoleException {
    for (KnownEnclave enclave : fleet.known()) {
      if (fleet.state(enclave) instanceof RunState.Running) {
        return true;
      }
    }
    return false;
  }
}
