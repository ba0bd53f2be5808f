package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `credential export`: writes the file of the key.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write your key to a PKCS#12 file, as it is encrypted here.")
final class CredentialExportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final Output output = new Output();

  CredentialExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return switch (context.own().workshop().giveOut()) {
      case Outcome.Refused<Bytes>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Bytes>(Bytes content) -> {
        AtomicFiles.write(file.toAbsolutePath(), content);
        output.print(
            context.out(),
            () -> List.of("Written to " + file + "; only its pass phrase opens it."),
            () -> JsonObject.builder().text("file", file.toString()).build());
        yield ExitCode.DONE.number();
      }
    };
  }
}
