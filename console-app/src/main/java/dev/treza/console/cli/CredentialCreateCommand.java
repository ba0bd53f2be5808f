package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential create`: makes a key in a file.
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Make a key in a file that a pass phrase protects.")
final class CredentialCreateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line is the new pass phrase; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  @Mixin private final LabelInput label = new LabelInput();
  @Mixin private final Output output = new Output();

  CredentialCreateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    try (Passphrase secret = NewSecret.read(file)) {
      return CredentialAnswer.show(
              context, output, context.own().workshop().create(label.label(), secret))
          .number();
    }
  }
}
