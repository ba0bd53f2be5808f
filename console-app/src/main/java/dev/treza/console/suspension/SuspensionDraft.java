package dev.treza.console.suspension;

import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.SuspensionRequest;

/// How far a suspension, or lifting one, is on its way.
public sealed interface SuspensionDraft {
  /// Nobody suspends or lifts.
  record None() implements SuspensionDraft {}

  /// Being read before it is signed.
  record Reviewing(KnownEnclave enclave, SuspensionRequest request, ReviewViewModel review)
      implements SuspensionDraft {}

  /// Signed here; the enclave is at work.
  record Working(ReviewViewModel review) implements SuspensionDraft {}

  record Done(SuspensionRequest request) implements SuspensionDraft {}

  /// Signed here, but others must sign as well.
  record NeedsMore(SuspensionRequest request, PendingReply missing) implements SuspensionDraft {}

  record Refused(Refusal refusal) implements SuspensionDraft {}
}
