package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.KmsStatement;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.TransportStatement;
import java.util.Optional;

/// Judges the archived document of a boot against the channel it came over. The boot that is
/// running must be the one that the live statement names, with the TLS key in use; an earlier one
/// is believed for receipts of its time only.
///
/// @param running the boot at the other end; absent where there is no connection
record BootVerification(Expectation expected, Optional<Running> running) {
  /// @param boot digest of its statement, if it names one
  /// @param peerKey SubjectPublicKeyInfo (DER) of the connection's peer
  record Running(Optional<Digest> boot, Bytes peerKey) {}

  /// @param wanted the digest of the boot's statement
  Outcome<VerifiedBoot> judge(AttestationReply reply, Digest wanted) {
    if (!Digest.of(reply.statement()).equals(wanted)) {
      return Outcome.refused(ChannelRefusal.ANSWER, "this is the statement of another boot");
    }
    return Statement.parse(reply.statement())
        .then(BootVerification::boot)
        .then(this::ofThisEnclave)
        .then(boot -> withThisKey(boot, wanted))
        .then(boot -> attested(reply, boot));
  }

  private static Outcome<BootStatement> boot(Statement statement) {
    return switch (statement) {
      case BootStatement boot -> Outcome.accepted(boot);
      case ChannelStatement _, ChallengeStatement _, TransportStatement _, KmsStatement _ ->
          Outcome.refused(AttestationRefusal.USE, "the statement is for another use than boot");
    };
  }

  private Outcome<BootStatement> ofThisEnclave(BootStatement boot) {
    StatementHead head = boot.head();
    if (!head.realm().equals(expected.anchor().realm())) {
      return Outcome.refused(CharterRefusal.REALM, "the boot's realm is " + head.realm().text());
    }
    if (!head.enclave().equals(expected.enclave())) {
      return Outcome.refused(ChannelRefusal.ANSWER, "the boot is of enclave " + head.enclave());
    }
    // a boot that was not founded yet names no root
    return head.charterRoot().isEmpty() || head.charterRoot().equals(pinned())
        ? Outcome.accepted(boot)
        : Outcome.refused(AttestationRefusal.ROOT, "the boot names another charter root");
  }

  private Outcome<BootStatement> withThisKey(BootStatement boot, Digest wanted) {
    return running.stream()
            .filter(now -> now.boot().equals(Optional.of(wanted)))
            .allMatch(now -> boot.tls().equals(now.peerKey()))
        ? Outcome.accepted(boot)
        : Outcome.refused(AttestationRefusal.PUBLIC_KEY, "the boot names another TLS key");
  }

  private Optional<Digest> pinned() {
    return switch (expected.root()) {
      case ExpectedRoot.Pinned(Digest root) -> Optional.of(root);
      case ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }

  private static ExpectedRoot root(BootStatement boot) {
    return boot.head()
        .charterRoot()
        .<ExpectedRoot>map(ExpectedRoot.Pinned::new)
        .orElseGet(ExpectedRoot.BeforeGenesis::new);
  }

  private Outcome<VerifiedBoot> attested(AttestationReply reply, BootStatement boot) {
    VerificationRequest request =
        VerificationRequest.of(expected.anchor(), expected.measurements(), JudgedAt.DOCUMENT_TIME)
            .withStatement(Digest.of(reply.statement()))
            .withPublicKey(Bytes.of(boot.receiptKey().toPublicKey().getEncoded()))
            .withRoot(root(boot));
    VerificationReport report =
        AttestationVerifier.verify(
            reply.document(), expected.place().map(request::withPlace).orElse(request));
    return switch (report.verdict()) {
      case VerifiedAttestation _, SimulatedAttestation _ ->
          Outcome.accepted(new VerifiedBoot(boot, reply.document(), report));
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
    };
  }
}
