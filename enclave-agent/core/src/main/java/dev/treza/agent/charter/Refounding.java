package dev.treza.agent.charter;

import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
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
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.KmsStatement;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.TransportStatement;
import java.util.List;
import java.util.Optional;

/// A later boot finds the charter in the store and believes nothing of it before it verified the
/// genesis again: the document of the boot it was founded at, all administrators' signatures over
/// root and boot, and the genesis receipt.
public final class Refounding {
  private final TrustAnchor anchor;
  private final String enclave;

  public Refounding(TrustAnchor anchor, String enclave) {
    this.anchor = anchor;
    this.enclave = enclave;
  }

  /// What the store holds, verified; nothing if this enclave was never founded.
  public Optional<Outcome<Founded>> find(StateStore store, ReceiptChain chain)
      throws StoreException {
    Optional<Versioned> stored = store.read(Genesis.RECORD);
    Optional<String> receipt = chain.entry(0);
    if (stored.isEmpty() && receipt.isEmpty() && chain.position().isEmpty()) {
      return Optional.empty();
    }
    if (stored.isEmpty() || receipt.isEmpty()) {
      return Optional.of(
          Outcome.refused(CharterRefusal.FOUNDED, "the store holds only part of a genesis"));
    }
    return Optional.of(
        JsonFields.decode(stored.get().value(), GenesisRecord::read)
            .then(record -> verify(record, receipt.get())));
  }

  private Outcome<Founded> verify(GenesisRecord record, String receipt) {
    return Charter.parse(record.charter())
        .then(charter ->
            bootOf(charter, record)
                .then(boot -> genesisReceipt(charter, boot, receipt))
                .then(issued -> approvals(charter, record, issued))
                .map(root -> new Founded(root, record.charter(), record.approvals(), receipt)));
  }

  private Outcome<Charter> approvals(Charter charter, GenesisRecord record, Receipt issued) {
    return GenesisApprovals.check(
        charter, enclave, issued.boot(), record.approvals(), issued.time());
  }

  private Outcome<BootStatement> bootOf(Charter charter, GenesisRecord record) {
    if (!charter.realm().equals(anchor.realm())) {
      return Outcome.refused(CharterRefusal.REALM, "the stored charter is of another realm");
    }
    var verdict =
        AttestationVerifier.verify(
                record.document(),
                VerificationRequest.of(
                        anchor,
                        new ExpectedMeasurements(charter.measurements()),
                        JudgedAt.DOCUMENT_TIME)
                    .withStatement(Digest.of(record.statement()))
                    .withRoot(new ExpectedRoot.BeforeGenesis()))
            .verdict();
    return switch (verdict) {
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
      case VerifiedAttestation _, SimulatedAttestation _ ->
          Statement.parse(record.statement()).then(Refounding::bootStatement);
    };
  }

  private static Outcome<BootStatement> bootStatement(Statement statement) {
    return switch (statement) {
      case BootStatement boot -> Outcome.accepted(boot);
      case ChannelStatement _, ChallengeStatement _, TransportStatement _, KmsStatement _ ->
          Outcome.refused(CharterRefusal.FOUNDED, "the archived statement is of no boot");
    };
  }

  private Outcome<Receipt> genesisReceipt(Charter charter, BootStatement boot, String jws) {
    return JwsVerifier.verify(jws, KeyLookup.of(List.of(boot.receiptKey())), JwsType.RECEIPT)
        .then(verified -> JsonFields.decode(verified.payload(), Receipt::read))
        .then(receipt ->
            receipt.event() == ReceiptEvent.GENESIS
                    && receipt.sequence() == 0
                    && receipt.boot().equals(boot.digest())
                    && receipt.charter().equals(charter.digest())
                    && receipt.request().equals(charter.digest())
                    && receipt.realm().equals(charter.realm())
                    && receipt.namespace().equals(charter.namespace())
                    && receipt.enclave().equals(enclave)
                ? Outcome.accepted(receipt)
                : Outcome.refused(
                    CharterRefusal.FOUNDED, "the genesis receipt is for something else"));
  }
}
