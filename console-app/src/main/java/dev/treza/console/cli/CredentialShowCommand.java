package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.CredentialChoice;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.fleet.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential show`: says what is chosen.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show which credential is chosen; change after which time it locks itself.")
final class CredentialShowCommand implements Callable<Integer> {
  private static final int DAY = 1440;

  private final CommandContext context;

  @Option(
      names = "--lock-after",
      paramLabel = "MINUTES",
      description = "change it: 1 to 1440 minutes without a signature")
  private Optional<Integer> minutes = Optional.empty();

  @Mixin private final Output output = new Output();

  CredentialShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    if (minutes.filter(wanted -> wanted < 1 || wanted > DAY).isPresent()) {
      throw new UnreadableInputException("--lock-after takes 1 to " + DAY + " minutes");
    }
    if (minutes.isPresent()) {
      Outcome<CredentialChoice> changed =
          context.own().workshop().lockAfter(Duration.ofMinutes(minutes.get()));
      return CredentialAnswer.show(context, output, changed).number();
    }
    Outcome<CredentialChoice> chosen =
        context
            .own()
            .credential()
            .chosen()
            .map(Outcome::accepted)
            .orElseGet(() -> Outcome.refused(CredentialRefusal.NONE, "the starter signs"));
    return CredentialAnswer.show(context, output, chosen).number();
  }
}
