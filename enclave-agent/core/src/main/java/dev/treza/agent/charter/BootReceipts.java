package dev.treza.agent.charter;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.Statement;
import java.util.List;
import java.util.Optional;

/// Verifies receipts of earlier boots by the documents that were archived for them.
final class BootReceipts {
  private final BootArchive archive;
  private final TrustAnchor anchor;

  BootReceipts(BootArchive archive, TrustAnchor anchor) {
    this.archive = archive;
    this.anchor = anchor;
  }

  /// What the receipt says, if a boot of an image that `current` admits signed it under this root.
  /// Refused: `ATT-*`, `JWS-*`, `CHR-FOUNDED` if that boot is not archived.
  Outcome<Receipt> verify(String jws, Charter root, Charter current) throws StoreException {
    Outcome<Receipt> said = said(jws);
    if (!(said instanceof Accepted<Receipt>(Receipt receipt))) {
      return said;
    }
    Optional<AttestationReply> archived = archive.find(receipt.boot());
    return archived.isEmpty()
        ? Outcome.refused(CharterRefusal.FOUNDED, "boot " + receipt.boot() + " is not archived")
        : boot(archived.get(), root, current)
            .then(boot ->
                JwsVerifier.verify(jws, KeyLookup.of(List.of(boot.receiptKey())), JwsType.RECEIPT))
            .then(verified -> JsonFields.decode(verified.payload(), Receipt::read));
  }

  /// What it says of itself; only its choice of boot is used, and then verified.
  private static Outcome<Receipt> said(String jws) {
    String[] parts = jws.split("\\.", -1);
    return Base64Url.decode(parts.length == 3 ? parts[1] : "")
        .map(payload -> JsonFields.decode(payload, Receipt::read))
        .orElseGet(() -> Outcome.refused(CharterRefusal.FOUNDED, "a receipt is no compact JWS"));
  }

  private Outcome<BootStatement> boot(AttestationReply reply, Charter root, Charter current) {
    return Statement.parse(reply.statement())
        .then(statement ->
            statement instanceof BootStatement boot
                ? Outcome.accepted(boot)
                : Outcome.refused(CharterRefusal.FOUNDED, "the archived statement is of no boot"))
        .then(boot -> attested(reply, boot, root, current));
  }

  /// The boot at which the root was founded was made before it.
  private Outcome<BootStatement> attested(
      AttestationReply reply, BootStatement boot, Charter root, Charter current) {
    ExpectedRoot expected =
        boot.head().charterRoot().isEmpty()
            ? new ExpectedRoot.BeforeGenesis()
            : new ExpectedRoot.Pinned(root.digest());
    var verdict =
        AttestationVerifier.verify(
                reply.document(),
                VerificationRequest.of(
                        anchor,
                        new ExpectedMeasurements(current.measurements()),
                        JudgedAt.DOCUMENT_TIME)
                    .withStatement(Digest.of(reply.statement()))
                    .withRoot(expected))
            .verdict();
    return switch (verdict) {
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
      case VerifiedAttestation _, SimulatedAttestation _ -> Outcome.accepted(boot);
    };
  }
}
