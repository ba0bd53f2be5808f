package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.charter.CharterText;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `charter draft`: the charter in force as a text to change by hand.
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = "Write the charter in force as a text to change, for charter propose.")
final class CharterDraftCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "where to write the draft")
  private Path file = Path.of("");

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  CharterDraftCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (context.inForce(enclave.find(context.fleet()))) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<KnownEnclave>(KnownEnclave known) -> {
        AtomicFiles.publish(file.toAbsolutePath(), Bytes.utf8(CharterText.draft(known.charter())));
        EnclaveOutput of = new EnclaveOutput(known);
        output.print(
            context.out(),
            () ->
                of.lines(
                    List.of(
                        "Draft of charter %d in %s".formatted(known.charter().serial() + 1, file),
                        "  Next: change it, then treza charter propose --enclave %s --file %s"
                            .formatted(known.id(), file))),
            () -> of.json().text("draft", file.toString()).build());
        yield ExitCode.DONE.number();
      }
    };
  }
}
