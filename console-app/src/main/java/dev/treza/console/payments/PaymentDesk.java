package dev.treza.console.payments;

import dev.treza.console.ConsoleException;
import dev.treza.console.Progress;
import dev.treza.console.compose.BatchComposer;
import dev.treza.console.compose.BatchPart;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.GasFees;
import dev.treza.console.compose.Payment;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.node.NodeLink;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewHints;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes transactions of the payments of a file, each with its review. What is wrong with one does
/// not keep the others from being looked at.
///
/// @param nodes asked for what the file does not say
/// @param level for the fees that it does not say
public record PaymentDesk(NodeLink nodes, FeeLevel level) {
  /// Refused: `PAY-WALLET`, `PAY-ENCLAVE`. What is wrong with single rows is in the batch.
  public Outcome<PaymentBatch> prepare(Payers payers, List<PaymentLine> lines, Progress progress)
      throws ConsoleException, InterruptedException {
    return switch (payers.enclave(lines)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave enclave) ->
          Outcome.accepted(prepare(enclave, payers, lines, progress));
    };
  }

  private PaymentBatch prepare(
      KnownEnclave enclave, Payers payers, List<PaymentLine> lines, Progress progress)
      throws ConsoleException, InterruptedException {
    try (BatchComposer composer = new BatchComposer(nodes)) {
      List<PaymentItem> items = new ArrayList<>();
      for (PaymentLine line : lines) {
        progress.step("payment " + (items.size() + 1) + " of " + lines.size());
        items.add(item(payers, line, composer));
      }
      return new PaymentBatch(enclave, items, composer.totals());
    }
  }

  private PaymentItem item(Payers payers, PaymentLine line, BatchComposer composer)
      throws ConsoleException, InterruptedException {
    return switch (payers.find(line.text(PaymentColumn.WALLET))) {
      case Outcome.Refused<Payers.Payer>(Refusal refusal) -> new PaymentItem.Wrong(line, refusal);
      case Outcome.Accepted<Payers.Payer>(Payers.Payer payer) ->
          switch (composed(payer, line, composer)) {
            case Outcome.Refused<BatchPart>(Refusal refusal) ->
                new PaymentItem.Wrong(line, refusal);
            case Outcome.Accepted<BatchPart>(BatchPart part) -> reviewed(payer, line, part);
          };
    };
  }

  private Outcome<BatchPart> composed(Payers.Payer payer, PaymentLine line, BatchComposer composer)
      throws ConsoleException, InterruptedException {
    LineReader reader = new LineReader(line, level);
    return switch (reader.fees()) {
      case Outcome.Refused<Optional<GasFees>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Optional<GasFees>>(Optional<GasFees> fees) ->
          switch (reader.payment(payer)) {
            case Outcome.Refused<Payment>(Refusal refusal) -> Outcome.refused(refusal);
            case Outcome.Accepted<Payment>(Payment payment) -> composer.add(payment, fees);
          };
    };
  }

  private static PaymentItem reviewed(Payers.Payer payer, PaymentLine line, BatchPart part) {
    SignCall call =
        new SignCall(
            payer.wallet().id(),
            new TransactionInput.Fields(part.fields()),
            Optional.empty(),
            List.of(),
            new ReviewHints(part.nextNonce(), Optional.empty()));
    return switch (PreparedTransaction.of(
        payer.enclave().head(), payer.enclave().charter().addressBook(), payer.wallet(), call)) {
      case Outcome.Refused<PreparedTransaction>(Refusal refusal) ->
          new PaymentItem.Wrong(line, refusal);
      case Outcome.Accepted<PreparedTransaction>(PreparedTransaction prepared) ->
          new PaymentItem.Ready(line, part, prepared);
    };
  }
}
