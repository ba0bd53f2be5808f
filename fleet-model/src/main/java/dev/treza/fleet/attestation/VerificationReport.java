package dev.treza.fleet.attestation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole verification, for a person to read.
///
/// @param steps what became of every step, in their order
/// @param verdict what it came to
/// @param claimed what the document says as soon as it could be read, **true only if the verdict is
///   not a refusal**; shown so that a refusal can be understood
/// @param chain its certificates from its own to the root's, as far as they could be read
public record VerificationReport(
    Map<VerificationStep, StepOutcome> steps,
    AttestationVerdict verdict,
    Optional<AttestationDocument> claimed,
    List<CertificateDetails> chain) {
  /// @throws IllegalArgumentException if a step is missing
  public VerificationReport {
    steps = Collections.unmodifiableMap(new EnumMap<>(steps));
    chain = List.copyOf(chain);
    if (steps.size() != VerificationStep.values().length) {
      throw new IllegalArgumentException("a report names every step");
    }
  }

  public StepOutcome step(VerificationStep step) {
    return steps.getOrDefault(step, new StepOutcome.NotReached());
  }
}
