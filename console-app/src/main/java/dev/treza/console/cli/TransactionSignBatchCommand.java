package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.payments.ResultTable;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.ClientIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction sign-batch`: several proposals for one enclave, or a whole batch, as one request.
@Command(
    name = "sign-batch",
    mixinStandardHelpOptions = true,
    description = "Have the enclave sign several proposals as one batch.")
final class TransactionSignBatchCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(names = "--atomic", description = "all or none")
  private boolean atomic;

  @Option(
      names = "--acknowledge",
      paramLabel = "RISK",
      description = "with --approve: a critical risk you have read; repeat for each")
  private List<String> acknowledged = List.of();

  @Option(
      names = "--request",
      paramLabel = "DIGEST",
      description =
          "with --approve: the request whose review you have read, as a run without it shows")
  private Optional<String> read = Optional.empty();

  @Option(
      names = "--approval-output",
      paramLabel = "FILE",
      description = "with --approve: write the approval there and ask the enclave for nothing")
  private Optional<Path> approvalFile = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write what was signed: FILE.1, FILE.2 and so on, by proposal")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "where to write hash, signed transaction and state of each: .csv or .json")
  private Optional<Path> results = Optional.empty();

  @Mixin private final BatchInput input = new BatchInput();
  @Mixin private final ApprovalFiles approvals = new ApprovalFiles();
  @Mixin private final ClientInput client = new ClientInput();
  @Mixin private final Output output = new Output();

  TransactionSignBatchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (client.open(context)) {
      case Outcome.Refused<Optional<ClientIdentity>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<Optional<ClientIdentity>>(var identity) -> sign(identity);
    };
  }

  private int sign(Optional<ClientIdentity> identity)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (PreparedBatch.of(input.read(), atomic, context, identity)) {
      case Outcome.Refused<PreparedBatch>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<PreparedBatch>(PreparedBatch batch) -> approved(batch).number();
    };
  }

  private ExitCode approved(PreparedBatch batch)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    List<String> given = new ArrayList<>(approvals.given());
    if (approvals.approve() && !read.equals(Optional.of(batch.request().digest().hex()))) {
      return unread(batch);
    }
    if (approvals.approve()) {
      switch (approval(batch)) {
        case Outcome.Refused<String>(Refusal refusal) -> {
          return output.refuse(context.out(), refusal);
        }
        case Outcome.Accepted<String>(String jws) -> given.add(jws);
      }
    }
    if (approvals.approve() && approvalFile.isPresent()) {
      return kept(batch, given.getLast(), approvalFile.get());
    }
    return show(batch, batch.link().signBatch(batch.items(), atomic, given));
  }

  /// Nobody approves what he was not shown (rule `APR-REVIEW`).
  private ExitCode unread(PreparedBatch batch) {
    BatchOutput shown = new BatchOutput(batch);
    Refusal refusal =
        Refusal.of(
            ApprovalRefusal.REQUEST,
            "read the review, then name it: --request " + batch.request().digest());
    output.print(context.out(), shown::review, () -> shown.json().build());
    return output.refuse(context.out(), refusal);
  }

  private Outcome<String> approval(PreparedBatch batch) throws ConsoleException {
    Review review = BatchReview.of(batch.request());
    List<String> critical =
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .toList();
    List<String> unread = critical.stream().filter(risk -> !acknowledged.contains(risk)).toList();
    return unread.isEmpty()
        ? context.desk().approve(batch.enclave().charter(), batch.request(), review, critical)
        : Outcome.refused(
            ApprovalRefusal.ACKNOWLEDGED, "name with --acknowledge: " + String.join(", ", unread));
  }

  private ExitCode kept(PreparedBatch batch, String jws, Path target) throws ConsoleException {
    AtomicFiles.write(target.toAbsolutePath(), Bytes.utf8(jws + "\n"));
    BatchOutput shown = new BatchOutput(batch);
    output.print(
        context.out(),
        () -> Stream.concat(shown.review().stream(), Stream.of("Approval " + jws)).toList(),
        () -> shown.json().text("approval", jws).build());
    return ExitCode.DONE;
  }

  private ExitCode show(PreparedBatch batch, Outcome<BatchAnswer> outcome) throws ConsoleException {
    return switch (outcome) {
      case Outcome.Refused<BatchAnswer>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<BatchAnswer>(BatchAnswer.Pending(PendingReply missing)) -> {
        PendingOutput shown = new PendingOutput(new EnclaveOutput(batch.enclave()), missing);
        List<String> review = new BatchOutput(batch).review();
        output.print(
            context.out(),
            () -> Stream.concat(review.stream(), shown.lines().stream()).toList(),
            shown::json);
        yield ExitCode.APPROVALS_MISSING;
      }
      case Outcome.Accepted<BatchAnswer>(BatchAnswer.Done done) -> show(batch, done);
    };
  }

  private ExitCode show(PreparedBatch batch, BatchAnswer.Done done) throws ConsoleException {
    BatchOutput shown = new BatchOutput(batch);
    if (file.isPresent()) {
      for (var signed : shown.raws(done).entrySet()) {
        Path one = Path.of(file.get().toAbsolutePath() + "." + signed.getKey());
        AtomicFiles.write(one, Bytes.utf8(signed.getValue() + "\n"));
      }
    }
    if (results.isPresent()) {
      Path table = results.get().toAbsolutePath();
      AtomicFiles.write(
          table, ResultTable.of(batch.items(), done.results()).encoded(table.toString()));
    }
    output.print(context.out(), () -> shown.results(done), () -> shown.json(done));
    return shown.code(done);
  }
}
