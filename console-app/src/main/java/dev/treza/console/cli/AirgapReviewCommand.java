package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.cli.CarriedInput.Checked;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `airgap review`: checks a carried request and shows it.
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "Behind the air gap: check everything that was carried here, and show it.")
final class AirgapReviewCommand implements Callable<Integer> {
  private final CommandContext context;
  @Mixin private final CarriedInput carried = new CarriedInput();
  @Mixin private final Output output = new Output();

  AirgapReviewCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return switch (carried.read(context)) {
      case Outcome.Refused<Checked>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Checked>(Checked checked) -> {
        CarriedOutput shown = new CarriedOutput(checked.carried(), context.clock());
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE.number();
      }
    };
  }
}
