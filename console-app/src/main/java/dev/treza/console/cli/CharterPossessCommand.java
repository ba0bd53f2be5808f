package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.charter.AmendmentFile;
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
import picocli.CommandLine.Parameters;

/// `charter possess`: whoever an amendment newly names signs it with the key it names for him (rule
/// `CHR-POSSESSION`). No enclave is asked: he may not know one yet.
@Command(
    name = "possess",
    mixinStandardHelpOptions = true,
    description = "Sign an amendment that newly names you, to show that you have that key.")
final class CharterPossessCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "an amendment, as charter propose writes it")
  private Path file = Path.of("");

  @Option(
      names = "--officer",
      required = true,
      paramLabel = "ID",
      description = "your id in the amendment")
  private String officer = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "where to write it, for charter submit")
  private Path target = Path.of("");

  @Mixin private final Output output = new Output();

  CharterPossessCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException {
    return switch (AmendmentFile.parse(InputFile.read(file))) {
      case Outcome.Refused<AmendmentFile>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<AmendmentFile>(AmendmentFile amendment) -> show(amendment).number();
    };
  }

  private ExitCode show(AmendmentFile amendment) throws ConsoleException {
    return switch (context.desk().possess(amendment.next(), officer)) {
      case Outcome.Refused<String>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<String>(String jws) -> {
        AtomicFiles.publish(target.toAbsolutePath(), Bytes.utf8(jws + "\n"));
        output.print(
            context.out(),
            () ->
                List.of(
                    "Officer %s has the key that amendment %s names"
                        .formatted(officer, amendment.next().digest())),
            () -> JsonObject.builder().text("possession", jws).build());
        yield ExitCode.DONE;
      }
    };
  }
}
