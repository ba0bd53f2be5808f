package dev.treza.console.cli;

import dev.treza.console.payments.BatchFile;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that name what is signed together: one file with all of it, or proposals.
final class BatchInput {
  private static final class Choice {
    @Option(
        names = "--proposal",
        required = true,
        paramLabel = "FILE",
        description = "a proposal, as `transaction propose` writes it; repeat for each, in order")
    private List<Path> proposals = List.of();

    @Option(
        names = "--batch",
        required = true,
        paramLabel = "FILE",
        description = "a whole batch, as `transaction compose-batch` or the window writes it")
    private Optional<Path> batch = Optional.empty();
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Choice choice = new Choice();

  List<Proposal> read() throws UnreadableInputException {
    if (choice.batch.isPresent()) {
      return read(choice.batch.get());
    }
    List<Proposal> read = new ArrayList<>();
    for (Path proposal : choice.proposals) {
      read.add(ProposalInput.read(proposal));
    }
    return read;
  }

  private static List<Proposal> read(Path file) throws UnreadableInputException {
    return switch (BatchFile.read(InputFile.read(file))) {
      case Outcome.Accepted<BatchFile>(BatchFile batch) ->
          batch.calls().stream().map(call -> new Proposal(batch.enclave(), call)).toList();
      case Outcome.Refused<BatchFile>(Refusal refusal) ->
          throw new UnreadableInputException(
              "%s is no batch (`transaction compose-batch --payments` makes one): %s"
                  .formatted(file, refusal.line()));
    };
  }
}
