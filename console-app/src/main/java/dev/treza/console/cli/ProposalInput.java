package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that names a proposal.
final class ProposalInput {
  @Option(
      names = "--proposal",
      required = true,
      paramLabel = "FILE",
      description = "a proposal, as `transaction propose` writes it")
  private Path file = Path.of("");

  Proposal read() throws UnreadableInputException {
    return read(file);
  }

  static Proposal read(Path file) throws UnreadableInputException {
    return switch (Proposal.read(InputFile.read(file))) {
      case Outcome.Accepted<Proposal>(Proposal proposal) -> proposal;
      case Outcome.Refused<Proposal>(Refusal refusal) ->
          throw new UnreadableInputException(
              "%s is no proposal (`transaction propose --file` makes one of a transaction): %s"
                  .formatted(file, refusal.line()));
    };
  }
}
