package dev.treza.agent.boot;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the agent's own attestation documents lead to: the trust anchor, and with it the realm
/// (rule `REALM`). The agent believes no setting about that.
///
/// @param anchor the root the document leads to
/// @param measurements PCR0, 1 and 2 as the security module reports them
public record OwnDocument(TrustAnchor anchor, Measurements measurements) {
  /// Asks the device for a document and verifies it.
  ///
  /// @throws DeviceException if the device gives none, or one that leads nowhere
  static OwnDocument ask(NsmDevice nsm) throws DeviceException {
    Bytes document = nsm.attest(Optional.empty(), Optional.empty(), Optional.empty());
    return switch (AttestationVerifier.read(document)) {
      case Refused<AttestationDocument>(var refusal) ->
          throw new DeviceException("the device's document cannot be read: " + refusal.line());
      case Accepted<AttestationDocument>(AttestationDocument own) -> of(document, own);
    };
  }

  private static OwnDocument of(Bytes document, AttestationDocument own) throws DeviceException {
    Measurements measurements = measurements(own);
    Optional<Refusal> noNitro = refusal(TrustAnchor.AWS_NITRO_ROOT_G1, document, measurements);
    if (noNitro.isEmpty()) {
      return new OwnDocument(TrustAnchor.AWS_NITRO_ROOT_G1, measurements);
    }
    return switch (TrustAnchor.simulated(own.cabundle().getFirst())) {
      case Refused<TrustAnchor> _ -> throw leadsNowhere(noNitro.get());
      case Accepted<TrustAnchor>(TrustAnchor simulator) -> {
        Optional<Refusal> neither = refusal(simulator, document, measurements);
        if (neither.isPresent()) {
          throw leadsNowhere(neither.get());
        }
        yield new OwnDocument(simulator, measurements);
      }
    };
  }

  private static DeviceException leadsNowhere(Refusal refusal) {
    return new DeviceException("the device's document leads to no root: " + refusal.line());
  }

  private static Optional<Refusal> refusal(
      TrustAnchor anchor, Bytes document, Measurements measurements) {
    AttestationVerdict verdict =
        AttestationVerifier.verify(
                document,
                VerificationRequest.of(
                    anchor, ExpectedMeasurements.of(measurements), JudgedAt.DOCUMENT_TIME))
            .verdict();
    return switch (verdict) {
      case VerifiedAttestation _, SimulatedAttestation _ -> Optional.empty();
      case RefusedAttestation(Refusal refusal) -> Optional.of(refusal);
    };
  }

  private static Measurements measurements(AttestationDocument own) throws DeviceException {
    var image = new TreeMap<>(own.pcrs().headMap(3));
    Outcome<Measurements> running = Measurements.of("running image", "own", Map.copyOf(image));
    return switch (running) {
      case Accepted<Measurements>(Measurements set) -> set;
      case Refused<Measurements>(var refusal) -> throw new DeviceException(refusal.line());
    };
  }
}
