package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.Statement;
import java.util.Optional;

/// Judges the archived boot document against the channel it came over: the live statement names the
/// boot, and the boot names the TLS key in use.
///
/// @param live the statement of the attested channel
/// @param peerKey SubjectPublicKeyInfo (DER) of the connection's peer
record BootVerification(Expectation expected, ChannelStatement live, Bytes peerKey) {
  Outcome<VerifiedBoot> judge(AttestationReply reply) {
    return Statement.parse(reply.statement())
        .then(BootVerification::boot)
        .then(this::fits)
        .then(boot -> attested(reply, boot));
  }

  private static Outcome<BootStatement> boot(Statement statement) {
    return switch (statement) {
      case BootStatement boot -> Outcome.accepted(boot);
      case ChannelStatement _ ->
          Outcome.refused(AttestationRefusal.USE, "the statement's use is channel, not boot");
    };
  }

  private Outcome<BootStatement> fits(BootStatement boot) {
    if (!live.head().boot().equals(Optional.of(boot.digest()))) {
      return Outcome.refused(ChannelRefusal.ANSWER, "this is the statement of another boot");
    }
    return boot.tls().equals(peerKey)
        ? Outcome.accepted(boot)
        : Outcome.refused(AttestationRefusal.PUBLIC_KEY, "the boot names another TLS key");
  }

  private Outcome<VerifiedBoot> attested(AttestationReply reply, BootStatement boot) {
    VerificationRequest request =
        VerificationRequest.of(expected.anchor(), expected.measurements(), JudgedAt.DOCUMENT_TIME)
            .withStatement(Digest.of(reply.statement()))
            .withPublicKey(Bytes.of(boot.receiptKey().toPublicKey().getEncoded()));
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
