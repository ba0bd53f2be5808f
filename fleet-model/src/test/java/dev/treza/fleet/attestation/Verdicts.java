package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.RefusalId;

/// What tests ask of a verification.
final class Verdicts {
  private Verdicts() {}

  static AttestedFacts accepted(Bytes document, VerificationRequest request) {
    AttestationVerdict verdict = AttestationVerifier.verify(document, request).verdict();
    assertThat(verdict)
        .as(() -> verdict instanceof RefusedAttestation r ? r.refusal().line() : "")
        .isInstanceOf(SimulatedAttestation.class);
    return ((SimulatedAttestation) verdict).facts();
  }

  static RefusalId refused(Bytes document, VerificationRequest request) {
    AttestationVerdict verdict = AttestationVerifier.verify(document, request).verdict();
    assertThat(verdict).isInstanceOf(RefusedAttestation.class);
    return ((RefusedAttestation) verdict).refusal().id();
  }

  static StepOutcome step(VerificationStep step, Bytes document, VerificationRequest request) {
    return AttestationVerifier.verify(document, request).step(step);
  }
}
