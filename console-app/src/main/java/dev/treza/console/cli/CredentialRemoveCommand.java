package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `credential remove`: forgets the choice.
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description =
        "Forget your credential here; a credential file is deleted, a token keeps its key.")
final class CredentialRemoveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final Output output = new Output();

  CredentialRemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return CredentialAnswer.show(context, output, context.own().workshop().remove()).number();
  }
}
