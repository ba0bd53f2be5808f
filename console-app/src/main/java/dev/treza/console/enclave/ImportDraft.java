package dev.treza.console.enclave;

import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.keyimport.OpenImport;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.wallet.Wallet;

/// How far the import of a key is on its way.
public sealed interface ImportDraft {
  /// Nobody imports one.
  record None() implements ImportDraft {}

  /// Being filled in.
  record Form() implements ImportDraft {}

  /// The import program verifies the enclave and reads the key.
  ///
  /// @param nonce tells it from another try
  record Reading(KnownEnclave enclave, Bytes nonce) implements ImportDraft {}

  /// Being read before approval; the key waits in the import program.
  record Reviewing(KnownEnclave enclave, OpenImport open, ReviewViewModel review)
      implements ImportDraft {}

  /// Approved here; the key is on its way.
  record Working(ReviewViewModel review) implements ImportDraft {}

  /// Taken in, and held.
  record Imported(Wallet wallet) implements ImportDraft {}

  /// Approved here, but others must approve as well.
  record NeedsMore(PendingReply missing) implements ImportDraft {}

  record Refused(Refusal refusal) implements ImportDraft {}
}
