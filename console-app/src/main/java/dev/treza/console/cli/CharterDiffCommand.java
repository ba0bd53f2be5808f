package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `charter diff`: what an amendment on its way would change of the charter in force.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Show what an amendment changes of the charter in force.")
final class CharterDiffCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "an amendment, as charter propose writes it")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  CharterDiffCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (ProposedAmendment.ofFile(InputFile.read(file), context)) {
      case Outcome.Refused<ProposedAmendment>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<ProposedAmendment>(ProposedAmendment proposed) -> {
        AmendmentOutput shown = proposed.output();
        output.print(context.out(), shown::lines, () -> shown.json().build());
        yield ExitCode.DONE.number();
      }
    };
  }
}
