package dev.treza.console.transactions;

import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.sdk.CommandResult;
import java.nio.file.Path;
import java.util.List;

/// How far a batch of payments is on its way.
public sealed interface BatchDraft {
  /// No file is chosen.
  record None() implements BatchDraft {}

  /// The file is read, and its payments are composed.
  record Reading(Path file) implements BatchDraft {}

  /// Every payment with its review, to be looked at.
  record Preview(Path file, PaymentBatch batch) implements BatchDraft {}

  /// The one request that they are, being read before approval.
  record Reviewing(PaymentBatch batch, BatchRequest request, ReviewViewModel review)
      implements BatchDraft {}

  /// Approved here; the enclave is at work.
  record Signing(ReviewViewModel review) implements BatchDraft {}

  /// Signed, one result for each payment.
  record Done(PaymentBatch batch, List<Outcome<CommandResult<EvmSigned>>> results)
      implements BatchDraft {
    public Done {
      results = List.copyOf(results);
    }
  }

  /// Approved here, but others must approve as well.
  ///
  /// @param approval the one given here, a compact JWS
  record NeedsMore(PaymentBatch batch, BatchRequest request, String approval, PendingReply missing)
      implements BatchDraft {}

  record Refused(Refusal refusal) implements BatchDraft {}
}
