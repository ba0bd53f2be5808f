package dev.treza.console.transactions;

import dev.treza.console.compose.Composition;
import dev.treza.console.compose.Replacement;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PreparedTransaction;

/// How far a transaction is on its way.
public sealed interface Draft {
  /// Being pasted or opened.
  record Composing() implements Draft {}

  /// Being filled in as a form.
  record Paying() implements Draft {}

  /// Payments of a file; how far they are, [BatchViewModel] knows.
  record Batching() implements Draft {}

  /// Composed to take the place of one that waits; to be looked at before it is reviewed.
  record Replacing(Replacement.Kind kind, TransactionRecord earlier, Composition composition)
      implements Draft {}

  /// Being read before approval.
  ///
  /// @param airgap the approvals that come from behind an air gap
  record Reviewing(
      WalletChoice choice,
      String input,
      PreparedTransaction prepared,
      ReviewViewModel review,
      AirgapExchange airgap)
      implements Draft {}

  /// Approved here; the enclave is at work.
  record Signing(ReviewViewModel review) implements Draft {}

  /// Taken from the records, or just signed.
  record Recorded(TransactionRecord transaction) implements Draft {}

  /// Refused, by the console or by the enclave.
  record Refused(Refusal refusal) implements Draft {}
}
