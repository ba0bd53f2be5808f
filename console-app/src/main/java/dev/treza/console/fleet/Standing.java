package dev.treza.console.fleet;

import dev.treza.fleet.Refusal;
import java.time.Instant;

/// How an enclave stands at the moment, in one word and its reason.
public sealed interface Standing {
  /// Nothing is known yet.
  record Unknown() implements Standing {}

  record Stopped() implements Standing {}

  record Checking() implements Standing {}

  /// Verified on real hardware, at this time.
  record Verified(Instant at) implements Standing {}

  /// Verified as a simulator's: fit for rehearsal only.
  record VerifiedSimulated(Instant at) implements Standing {}

  /// Reached, and not to be believed.
  record Refused(Refusal refusal) implements Standing {}

  /// Not reached, so nothing is known of it.
  record Unreachable(Refusal refusal) implements Standing {}
}
