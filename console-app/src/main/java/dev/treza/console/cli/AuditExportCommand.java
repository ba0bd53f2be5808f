package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AuditPosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit export`: writes an enclave's log with all that vouches for it.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the audit log of an enclave, as JSON lines that verify anywhere.")
final class AuditExportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "where to")
  private Path file = Path.of("");

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final AuditTimes times = new AuditTimes();
  @Mixin private final Output output = new Output();

  AuditExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave known = enclave.find(context.fleet());
    try (LineFile lines = LineFile.begin(file)) {
      return switch (context.fleet().link(known).exportAudit(times.range(), lines::line)) {
        case Outcome.Refused<Optional<AuditPosition>>(Refusal refusal) ->
            output.refuse(context.out(), refusal).number();
        case Outcome.Accepted<Optional<AuditPosition>>(Optional<AuditPosition> last) -> {
          lines.finish();
          show(new EnclaveOutput(known), last);
          yield ExitCode.DONE.number();
        }
      };
    }
  }

  private void show(EnclaveOutput enclaveOutput, Optional<AuditPosition> last) {
    output.print(
        context.out(),
        () ->
            enclaveOutput.lines(
                List.of(
                    last.map(end -> "  verified up to entry " + end.sequence() + " " + end.head())
                        .orElse("  no entry in this range"),
                    "  written to " + file)),
        () -> {
          JsonObject.Builder json = enclaveOutput.json().text("file", file.toString());
          last.ifPresent(end -> end.writeTo(json));
          return json.build();
        });
  }
}
