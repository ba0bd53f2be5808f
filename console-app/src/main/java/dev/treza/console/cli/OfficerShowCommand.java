package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Enrolment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `officer show`: reads an enrolment and checks that its key signed it.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show an enrolment, and whether its own key signed it.")
final class OfficerShowCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "an enrolment")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  OfficerShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws UnreadableInputException {
    return switch (OfficerCommand.read(file)) {
      case Outcome.Refused<Enrolment>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Enrolment>(Enrolment enrolment) -> {
        EnrolmentOutput shown = new EnrolmentOutput(enrolment);
        output.print(context.out(), shown::lines, shown::json);
        yield ExitCode.DONE.number();
      }
    };
  }
}
