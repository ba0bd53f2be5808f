package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationVerdict;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// Attests one connection: own nonce, document and statement, then every step of verification and
/// of binding. Whatever fails, the connection is closed.
final class ChannelAttestation {
  private static final int NONCE_LENGTH = 32;

  private final HttpConnection connection;
  private final SecureRandom random;
  private final Expectation expected;

  ChannelAttestation(HttpConnection connection, SecureRandom random, Expectation expected) {
    this.connection = connection;
    this.random = random;
    this.expected = expected;
  }

  AttestationAttempt attempt(Instant now) {
    AttestationAttempt attempt = attempted(now);
    if (attempt.channel() instanceof Refused<AttestedChannel>(Refusal refusal)) {
      connection.end(refusal);
    }
    return attempt;
  }

  private AttestationAttempt attempted(Instant now) {
    byte[] random32 = new byte[NONCE_LENGTH];
    random.nextBytes(random32);
    Bytes nonce = Bytes.of(random32);
    String target =
        "/api/enclaves/" + expected.enclave() + "/attestation?use=channel&nonce=" + nonce.hex();
    return switch (new AgentCalls(connection).get(target, AttestationReply::read)) {
      case Refused<AttestationReply>(Refusal refusal) ->
          AttestationAttempt.withoutDocument(refusal);
      case Accepted<AttestationReply>(AttestationReply reply) -> judge(reply, nonce, now);
    };
  }

  private AttestationAttempt judge(AttestationReply reply, Bytes nonce, Instant now) {
    VerificationReport report =
        AttestationVerifier.verify(reply.document(), request(reply, nonce, now));
    return switch (exporter()) {
      case Refused<Bytes>(Refusal refusal) -> AttestationAttempt.withoutDocument(refusal);
      case Accepted<Bytes>(Bytes exporter) ->
          bind(reply, report, new StatementBinding(expected, exporter));
    };
  }

  private VerificationRequest request(AttestationReply reply, Bytes nonce, Instant now) {
    VerificationRequest request =
        VerificationRequest.of(expected.anchor(), expected.measurements(), JudgedAt.live(now))
            .withNonce(nonce)
            .withPublicKey(connection.tls().peerKey())
            .withStatement(Digest.of(reply.statement()))
            .withRoot(expected.root());
    return expected.place().map(request::withPlace).orElse(request);
  }

  private Outcome<Bytes> exporter() {
    try {
      return Outcome.accepted(
          connection
              .tls()
              .exporter(ChannelStatement.EXPORTER_LABEL, ChannelStatement.EXPORTER_LENGTH));
    } catch (ChannelException gone) {
      return Outcome.refused(gone.refusal());
    }
  }

  private AttestationAttempt bind(
      AttestationReply reply, VerificationReport report, StatementBinding binding) {
    Outcome<ChannelStatement> bound =
        switch (report.verdict()) {
          case VerifiedAttestation _, SimulatedAttestation _ -> binding.judge(reply.statement());
          case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
        };
    return switch (bound) {
      case Refused<ChannelStatement>(Refusal refusal) ->
          attempt(
              reply,
              withVerdict(report, new RefusedAttestation(refusal)),
              binding,
              Optional.empty(),
              Outcome.refused(refusal));
      case Accepted<ChannelStatement>(ChannelStatement statement) ->
          attempt(
              reply,
              report,
              binding,
              Optional.of(statement),
              Outcome.accepted(
                  new AttestedChannel(connection, random, expected, report, statement)));
    };
  }

  private static AttestationAttempt attempt(
      AttestationReply reply,
      VerificationReport report,
      StatementBinding binding,
      Optional<ChannelStatement> statement,
      Outcome<AttestedChannel> channel) {
    return new AttestationAttempt(
        report, binding.steps(), Optional.of(reply.document()), statement, channel);
  }

  private static VerificationReport withVerdict(
      VerificationReport report, AttestationVerdict verdict) {
    return new VerificationReport(report.steps(), verdict, report.claimed(), report.chain());
  }
}
