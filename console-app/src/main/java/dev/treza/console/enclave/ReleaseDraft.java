package dev.treza.console.enclave;

import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.wallet.Wallet;

/// How far the release of a held key is on its way.
public sealed interface ReleaseDraft {
  /// Nobody releases one.
  record None() implements ReleaseDraft {}

  /// Its counters are being filled in.
  record Form(KnownEnclave enclave, Wallet wallet) implements ReleaseDraft {}

  /// Being read before approval.
  record Reviewing(KnownEnclave enclave, ReleaseRequest request, ReviewViewModel review)
      implements ReleaseDraft {}

  /// Approved here; the enclave is at work.
  record Working(ReviewViewModel review) implements ReleaseDraft {}

  record Released(Wallet wallet) implements ReleaseDraft {}

  /// Approved here, but others of the ceremony quorum must approve as well.
  record NeedsMore(PendingReply missing) implements ReleaseDraft {}

  record Refused(Refusal refusal) implements ReleaseDraft {}
}
