package dev.treza.console.link;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One attestation of one connection to an enclave, whatever it came to.
///
/// @param at when it was verified, by this computer's clock
/// @param took from the first byte sent to the verdict
/// @param binding the steps that tie the document to this connection
/// @param channelRefusal why the connection is not trusted although the document may be right
/// @param document the raw document
/// @param statement what the document vouches for
public record Attestation(
    Instant at,
    Duration took,
    VerificationReport report,
    List<CheckedStep> binding,
    Optional<Refusal> channelRefusal,
    Optional<Bytes> document,
    Optional<ChannelStatement> statement) {
  public Attestation {
    binding = List.copyOf(binding);
  }

  /// Why it is refused; absent only if document **and** connection passed everything.
  public Optional<Refusal> refusal() {
    return documentRefusal(report.verdict()).or(() -> channelRefusal);
  }

  /// The boot that was just verified: an approval in a ceremony names it. Refused as the
  /// attestation is, and with `PHASE-REFUSED` if the enclave names no boot.
  public Outcome<Digest> boot() {
    Optional<Refusal> refused = refusal();
    if (refused.isPresent()) {
      return Outcome.refused(refused.get());
    }
    return statement
        .flatMap(words -> words.head().boot())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(AgentRefusal.PHASE, "the enclave names no boot"));
  }

  /// Whether the enclave says, in what was just verified, that this charter is in force.
  public boolean names(Charter charter) {
    return statement
        .flatMap(words -> words.head().charter())
        .filter(charter.digest()::equals)
        .isPresent();
  }

  /// Whether the verdict is a simulator's.
  public boolean simulated() {
    return switch (report.verdict()) {
      case SimulatedAttestation _ -> true;
      case VerifiedAttestation _ -> false;
      case RefusedAttestation _ -> false;
    };
  }

  private static Optional<Refusal> documentRefusal(AttestationVerdict verdict) {
    return switch (verdict) {
      case VerifiedAttestation _ -> Optional.empty();
      case SimulatedAttestation _ -> Optional.empty();
      case RefusedAttestation(Refusal refusal) -> Optional.of(refusal);
    };
  }
}
