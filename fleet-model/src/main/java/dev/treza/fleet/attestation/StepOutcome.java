package dev.treza.fleet.attestation;

import dev.treza.fleet.Refusal;

/// What became of one step of verification.
public sealed interface StepOutcome {
  /// It holds; `detail` says what was found.
  record Passed(String detail) implements StepOutcome {}

  /// It does not hold, so the document is refused.
  record Failed(Refusal refusal) implements StepOutcome {
    static Failed of(AttestationRefusal id, String place, String detail) {
      return new Failed(Refusal.at(id, place, detail));
    }
  }

  /// The viewer did not ask for it; `reason` says so.
  record NotChecked(String reason) implements StepOutcome {}

  /// An earlier step failed.
  record NotReached() implements StepOutcome {}
}
