package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction approve`: shows the review, then signs the officer's approval of exactly that.
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approve a proposal with the credential on this computer.")
final class TransactionApproveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--acknowledge",
      paramLabel = "RISK",
      description = "a critical risk you have read; repeat for each")
  private List<String> acknowledged = List.of();

  @Option(names = "--output", paramLabel = "FILE", description = "where to write the approval")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ProposalInput proposal = new ProposalInput();
  @Mixin private final Output output = new Output();

  TransactionApproveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (Prepared.of(proposal.read(), context)) {
      case Outcome.Refused<Prepared>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Prepared>(Prepared prepared) -> approve(prepared).number();
    };
  }

  private ExitCode approve(Prepared prepared) throws ConsoleException {
    return switch (signed(prepared)) {
      case Outcome.Refused<String>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<String>(String jws) -> {
        if (file.isPresent()) {
          AtomicFiles.write(file.get().toAbsolutePath(), Bytes.utf8(jws + "\n"));
        }
        ReviewOutput shown = new ReviewOutput(prepared);
        output.print(
            context.out(),
            () -> Stream.concat(shown.lines().stream(), Stream.of("Approval " + jws)).toList(),
            () -> new EnclaveOutput(prepared.enclave()).json().text("approval", jws).build());
        yield ExitCode.DONE;
      }
    };
  }

  private Outcome<String> signed(Prepared prepared) throws ConsoleException {
    Review review = prepared.transaction().review();
    List<String> unread =
        critical(review).stream().filter(risk -> !acknowledged.contains(risk)).toList();
    return unread.isEmpty()
        ? context
            .desk()
            .approve(
                prepared.enclave().charter(),
                prepared.transaction().request(),
                review,
                critical(review))
        : Outcome.refused(
            ApprovalRefusal.ACKNOWLEDGED, "name with --acknowledge: " + String.join(", ", unread));
  }

  private static List<String> critical(Review review) {
    return review.risks().stream()
        .filter(risk -> risk.severity() == Severity.CRITICAL)
        .map(RiskFlag::id)
        .toList();
  }
}
