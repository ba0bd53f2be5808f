package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Enrolment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential airgap`: says that the key lies behind an air gap.
@Command(
    name = "airgap",
    mixinStandardHelpOptions = true,
    description = "Say that your key lies behind an air gap, by its enrolment.")
final class CredentialAirgapCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--enrolment",
      required = true,
      paramLabel = "FILE",
      description = "the enrolment written on the other computer")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  CredentialAirgapCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    Outcome<Enrolment> read = OfficerCommand.read(file);
    Outcome<CredentialChoice> chosen =
        switch (read) {
          case Outcome.Refused<Enrolment>(Refusal refusal) -> Outcome.refused(refusal);
          case Outcome.Accepted<Enrolment>(Enrolment enrolment) ->
              context.own().workshop().choose(enrolment);
        };
    return CredentialAnswer.show(context, output, chosen).number();
  }
}
