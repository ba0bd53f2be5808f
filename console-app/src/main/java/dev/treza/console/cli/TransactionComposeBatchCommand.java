package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.payments.BatchFile;
import dev.treza.console.payments.Payers;
import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.payments.PaymentDesk;
import dev.treza.console.payments.PaymentFile;
import dev.treza.console.payments.PaymentLine;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transaction compose-batch`: makes one batch of a file of payments.
@Command(
    name = "compose-batch",
    mixinStandardHelpOptions = true,
    description = "Make a batch of a file of payments; what it lacks comes from your node.",
    footer = {
      "",
      "The file is CSV, whose first row names the columns, or a JSON list of objects",
      "with the same names and all values in quotes:",
      "  wallet, to, value                          must be there",
      "  token, network, data                       as options of transaction compose",
      "  nonce, gasLimit                            empty: from your node",
      "  maxFeePerGas, maxPriorityFeePerGas (wei)   both or neither; empty: from your node"
    })
final class TransactionComposeBatchCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--payments",
      required = true,
      paramLabel = "FILE",
      description = "the payments, CSV or JSON")
  private Path payments = Path.of("");

  @Option(names = "--fee", paramLabel = "LEVEL", description = "low, normal (default) or fast")
  private FeeLevel level = FeeLevel.NORMAL;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write the batch, for transaction sign-batch --batch")
  private Optional<Path> file = Optional.empty();

  @Mixin private final EnclaveInput enclave = new EnclaveInput();
  @Mixin private final Output output = new Output();

  TransactionComposeBatchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave pinned = enclave.find(context.fleet());
    return switch (PaymentFile.read(InputFile.read(payments))) {
      case Outcome.Refused<List<PaymentLine>>(Refusal refusal) ->
          output.refuse(context.out(), refusal).number();
      case Outcome.Accepted<List<PaymentLine>>(List<PaymentLine> lines) ->
          show(prepared(pinned, lines)).number();
    };
  }

  private Outcome<PaymentBatch> prepared(KnownEnclave pinned, List<PaymentLine> lines)
      throws ConsoleException, InterruptedException {
    return switch (context.inForce(pinned)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave known) -> ruled(known, lines);
    };
  }

  private Outcome<PaymentBatch> ruled(KnownEnclave known, List<PaymentLine> lines)
      throws ConsoleException, InterruptedException {
    return switch (context.fleet().link(known).wallets()) {
      case Outcome.Refused<List<Wallet>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<Wallet>>(List<Wallet> wallets) -> {
        context.progress("composing " + lines.size() + " payments");
        yield new PaymentDesk(context.nodes(), level)
            .prepare(Payers.of(known, wallets), lines, _ -> {});
      }
    };
  }

  private ExitCode show(Outcome<PaymentBatch> outcome) throws ConsoleException {
    return switch (outcome) {
      case Outcome.Refused<PaymentBatch>(Refusal refusal) -> output.refuse(context.out(), refusal);
      case Outcome.Accepted<PaymentBatch>(PaymentBatch batch) -> {
        boolean whole = batch.wrong().isEmpty();
        if (whole && file.isPresent()) {
          AtomicFiles.write(file.get().toAbsolutePath(), BatchFile.of(batch).encoded());
        }
        PaymentsOutput shown = new PaymentsOutput(batch, payments, file);
        output.print(context.out(), shown::lines, shown::json);
        yield whole ? ExitCode.DONE : ExitCode.REFUSED;
      }
    };
  }
}
