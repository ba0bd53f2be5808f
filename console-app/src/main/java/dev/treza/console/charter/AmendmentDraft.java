package dev.treza.console.charter;

import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.PendingReply;
import java.util.Optional;

/// How far an amendment is on its way.
public sealed interface AmendmentDraft {
  /// Nobody amends.
  record None() implements AmendmentDraft {}

  /// What it changes is being read. Approvals are collected meanwhile.
  ///
  /// @param missing what the enclave said was missing when it was asked last
  record Reviewing(
      KnownEnclave enclave,
      AmendmentRequest request,
      ReviewViewModel review,
      Optional<PendingReply> missing)
      implements AmendmentDraft {}

  /// The enclave is at work.
  record Working(ReviewViewModel review) implements AmendmentDraft {}

  record InForce(Charter charter) implements AmendmentDraft {}

  record Refused(Refusal refusal) implements AmendmentDraft {}
}
