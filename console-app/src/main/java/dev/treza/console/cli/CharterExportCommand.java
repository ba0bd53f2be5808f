package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.CharterArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `charter export`: the charter with all signatures and receipts, for whoever verifies it offline.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the charter with its amendments, signatures and receipts to a file.")
final class CharterExportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "where to write it, for charter verify")
  private Path file = Path.of("");

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  CharterExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    return switch (context.fleet().link(known).archive()) {
      case Outcome.Refused<CharterArchive>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<CharterArchive>(CharterArchive archive) -> {
        AtomicFiles.publish(file.toAbsolutePath(), archive.encoded());
        EnclaveOutput of = new EnclaveOutput(known);
        int amendments = archive.reply().amendments().size();
        output.print(
            context.out(),
            () ->
                of.lines(
                    List.of(
                        "Root charter and %d amendments in %s".formatted(amendments, file),
                        "  Next: whoever has pinned the root runs treza charter verify " + file)),
            () -> of.json().text("archive", file.toString()).build());
        yield ExitCode.DONE.number();
      }
    };
  }
}
