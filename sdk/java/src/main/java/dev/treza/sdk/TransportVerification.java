package dev.treza.sdk;

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
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.KmsStatement;
import dev.treza.fleet.protocol.Phase;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.TransportStatement;
import java.time.Instant;

/// Judges the document of a transport key: it must be of the very boot that the channel attested,
/// and for the very import that was asked for.
///
/// @param live the statement of the attested channel
record TransportVerification(Expectation expected, ChannelStatement live, Instant now) {
  /// Refused: `ATT-*`, `CHN-ANSWER`.
  Outcome<VerifiedTransport> judge(AttestationReply reply, Digest importId) {
    return Statement.parse(reply.statement())
        .then(TransportVerification::transport)
        .then(statement -> ofThisBoot(statement, importId))
        .then(statement -> attested(reply, statement));
  }

  private static Outcome<TransportStatement> transport(Statement statement) {
    return switch (statement) {
      case TransportStatement transport -> Outcome.accepted(transport);
      case ChannelStatement _, BootStatement _, ChallengeStatement _, KmsStatement _ ->
          Outcome.refused(
              AttestationRefusal.USE, "the statement is for another use than transport");
    };
  }

  private Outcome<TransportStatement> ofThisBoot(TransportStatement statement, Digest importId) {
    if (!statement.importId().equals(importId)) {
      return Outcome.refused(ChannelRefusal.ANSWER, "the transport key is for another import");
    }
    StatementHead head = live.head();
    StatementHead here =
        new StatementHead(
            head.realm(),
            Phase.SERVING,
            head.enclave(),
            head.boot(),
            head.charterRoot(),
            head.charter());
    return statement.head().equals(here)
        ? Outcome.accepted(statement)
        : Outcome.refused(
            ChannelRefusal.ANSWER, "the transport key is of another enclave, boot or charter");
  }

  private Outcome<VerifiedTransport> attested(
      AttestationReply reply, TransportStatement statement) {
    VerificationRequest request =
        VerificationRequest.of(expected.anchor(), expected.measurements(), JudgedAt.live(now))
            .withStatement(Digest.of(reply.statement()))
            .withPublicKey(statement.key())
            .withRoot(expected.root());
    VerificationReport report =
        AttestationVerifier.verify(
            reply.document(), expected.place().map(request::withPlace).orElse(request));
    return switch (report.verdict()) {
      case VerifiedAttestation _, SimulatedAttestation _ ->
          Outcome.accepted(new VerifiedTransport(statement, report));
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
    };
  }
}
