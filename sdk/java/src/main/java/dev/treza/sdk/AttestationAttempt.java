package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.StepOutcome;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationStep;
import dev.treza.fleet.protocol.ChannelStatement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One attempt to attest a connection, for a person to read.
///
/// @param report the verification of the document; its verdict is a refusal if any step of either
///   kind failed
/// @param binding what became of the steps that bind the document to the connection
/// @param document the raw document, if one came, for export
/// @param statement what the document vouches for; absent unless the channel was accepted
/// @param channel the channel, or the first refusal; the connection is closed then
public record AttestationAttempt(
    VerificationReport report,
    Map<BindingStep, StepOutcome> binding,
    Optional<Bytes> document,
    Optional<ChannelStatement> statement,
    Outcome<AttestedChannel> channel) {
  public AttestationAttempt {
    binding = Collections.unmodifiableMap(new EnumMap<>(binding));
  }

  /// An attempt that ended before there was a document.
  public static AttestationAttempt withoutDocument(Refusal refusal) {
    Map<VerificationStep, StepOutcome> steps = new EnumMap<>(VerificationStep.class);
    for (VerificationStep step : VerificationStep.values()) {
      steps.put(step, new StepOutcome.NotReached());
    }
    Map<BindingStep, StepOutcome> binding = new EnumMap<>(BindingStep.class);
    for (BindingStep step : BindingStep.values()) {
      binding.put(step, new StepOutcome.NotReached());
    }
    return new AttestationAttempt(
        new VerificationReport(steps, new RefusedAttestation(refusal), Optional.empty(), List.of()),
        binding,
        Optional.empty(),
        Optional.empty(),
        Outcome.refused(refusal));
  }
}
