package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.Passphrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential import`: takes a key out of a PKCS#12 file.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Bring a key in from a PKCS#12 file, and encrypt it anew.")
final class CredentialImportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--file", required = true, paramLabel = "FILE", description = "the PKCS#12 file")
  private Path source = Path.of("");

  @Option(
      names = "--old-passphrase-file",
      paramLabel = "FILE",
      description = "its first line opens that file; asked for on a terminal otherwise")
  private Optional<Path> old = Optional.empty();

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "its first line is the new pass phrase; asked for on a terminal otherwise")
  private Optional<Path> file = Optional.empty();

  @Mixin private final LabelInput label = new LabelInput();
  @Mixin private final Output output = new Output();

  CredentialImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    try (Passphrase opens =
            SecretInput.read("Pass phrase of " + source, old, "--old-passphrase-file");
        Passphrase secret = NewSecret.read(file)) {
      return CredentialAnswer.show(
              context,
              output,
              context
                  .own()
                  .workshop()
                  .bringIn(label.label(), InputFile.read(source), opens, secret))
          .number();
    }
  }
}
