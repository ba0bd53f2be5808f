package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.airgap.OfflineDesk.Carried;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapRequest;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that names a request that was carried across an air gap.
final class CarriedInput {
  @Option(
      names = "--request",
      required = true,
      paramLabel = "FILE",
      description = "the request, as `airgap export` wrote it")
  private Path file = Path.of("");

  /// Refused: `AIR-FILE`, `JSON-*`.
  Outcome<AirgapRequest> file() throws UnreadableInputException {
    return AirgapRequest.parse(InputFile.read(file));
  }

  /// Checked whole against the question that is open here. Refused: `AIR-*` and what they refuse.
  Outcome<Checked> read(CommandContext context) throws ConsoleException, UnreadableInputException {
    return switch (file()) {
      case Outcome.Refused<AirgapRequest>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<AirgapRequest>(AirgapRequest request) ->
          context
              .offline()
              .read(request, context.fleet().known())
              .map(carried -> new Checked(request, carried));
    };
  }

  /// What was carried, and what came of reading it.
  record Checked(AirgapRequest request, Carried carried) {}
}
