package dev.treza.fleet.audit;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.StatementHead;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Judges the document of a boot by itself, at its own time: of an image that the charters name,
/// bound to the pinned root or to none yet.
record BootProof(PinnedRoot pinned, String enclave) {
  /// @param charters the root, and the amendments known to have come into force
  Outcome<BootStatement> judge(AttestationReply reply, List<Charter> charters) {
    return Statement.parse(reply.statement())
        .then(statement ->
            statement instanceof BootStatement boot
                ? Outcome.accepted(boot)
                : no(AttestationRefusal.USE, "the statement is for another use than boot"))
        .then(this::ofThisEnclave)
        .then(boot -> attested(reply, boot, charters));
  }

  private Outcome<BootStatement> ofThisEnclave(BootStatement boot) {
    StatementHead head = boot.head();
    boolean here =
        head.realm().equals(pinned.anchor().realm())
            && head.enclave().equals(enclave)
            && head.charterRoot().map(pinned.charter()::equals).orElse(true);
    return here
        ? Outcome.accepted(boot)
        : no(AttestationRefusal.ROOT, "the boot is of enclave " + head.enclave());
  }

  private Outcome<BootStatement> attested(
      AttestationReply reply, BootStatement boot, List<Charter> charters) {
    List<Measurements> images =
        charters.stream().flatMap(charter -> charter.measurements().stream()).distinct().toList();
    VerificationRequest request =
        VerificationRequest.of(
                pinned.anchor(), new ExpectedMeasurements(images), JudgedAt.DOCUMENT_TIME)
            .withStatement(Digest.of(reply.statement()))
            .withPublicKey(Bytes.of(boot.receiptKey().toPublicKey().getEncoded()))
            .withRoot(root(boot));
    VerificationRequest placed =
        place(charters.getFirst().place()).map(request::withPlace).orElse(request);
    return switch (AttestationVerifier.verify(reply.document(), placed).verdict()) {
      case VerifiedAttestation _, SimulatedAttestation _ -> Outcome.accepted(boot);
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
    };
  }

  private static ExpectedRoot root(BootStatement boot) {
    return boot.head()
        .charterRoot()
        .<ExpectedRoot>map(ExpectedRoot.Pinned::new)
        .orElseGet(ExpectedRoot.BeforeGenesis::new);
  }

  private static Optional<ExpectedPlace> place(Place place) {
    return place.regions().isEmpty() || place.parentRole().isEmpty()
        ? Optional.empty()
        : Optional.of(new ExpectedPlace(place.parentRole(), new TreeSet<>(place.regions())));
  }

  private static Outcome<BootStatement> no(AttestationRefusal id, String detail) {
    return Outcome.refused(id, detail);
  }
}
