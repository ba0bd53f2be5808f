package dev.treza.fleet.airgap;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.AttestedFacts;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
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

/// Whom somebody without a connection expects to have answered him. All of it lies on his own
/// computer: pins, releases, charters; nothing comes with the document.
///
/// @param anchor the root its document leads to; decides the realm
/// @param measurements the images it may run; none refuses everything
/// @param enclave its id
/// @param root the charter root it is bound to, or that it has none yet
/// @param place where it must run
public record ChallengeExpectation(
    TrustAnchor anchor,
    ExpectedMeasurements measurements,
    String enclave,
    ExpectedRoot root,
    Optional<ExpectedPlace> place) {
  /// Judges a `challenge` document. That it answers `nonce` is what shows that it is new: its
  /// certificates are judged at its own time, and no clock of the viewer takes part.
  ///
  /// Refused: `ATT-*`, `REALM`, `CHN-ANSWER`, `AIR-OTHER-REQUEST`, `JSON-*`.
  ///
  /// @param nonce the viewer's own
  /// @param request digest of the request it must be about
  public Outcome<VerifiedChallenge> verify(AttestationReply reply, Bytes nonce, Digest request) {
    return Statement.parse(reply.statement())
        .then(ChallengeExpectation::challenge)
        .then(statement -> expected(statement, request))
        .then(statement -> attested(reply, statement, nonce));
  }

  private static Outcome<ChallengeStatement> challenge(Statement statement) {
    return switch (statement) {
      case ChallengeStatement challenge -> Outcome.accepted(challenge);
      case ChannelStatement _, BootStatement _, TransportStatement _, KmsStatement _ ->
          Outcome.refused(
              AttestationRefusal.USE, "the statement is for another use than challenge");
    };
  }

  private Outcome<ChallengeStatement> expected(ChallengeStatement statement, Digest request) {
    StatementHead head = statement.head();
    if (!statement.request().equals(request)) {
      return AirgapForm.no(
          AirgapRefusal.OTHER_REQUEST, "the document is about request " + statement.request());
    }
    if (!head.realm().equals(anchor.realm())) {
      return Outcome.refused(
          CharterRefusal.REALM, "the statement's realm is " + head.realm().text());
    }
    if (!head.enclave().equals(enclave)) {
      return Outcome.refused(ChannelRefusal.ANSWER, "the enclave " + head.enclave() + " answered");
    }
    return head.charterRoot().equals(pinned())
        ? Outcome.accepted(statement)
        : Outcome.refused(AttestationRefusal.ROOT, "the statement names another charter root");
  }

  private Outcome<VerifiedChallenge> attested(
      AttestationReply reply, ChallengeStatement statement, Bytes nonce) {
    VerificationRequest demanded =
        VerificationRequest.of(anchor, measurements, JudgedAt.DOCUMENT_TIME)
            .withNonce(nonce)
            .withStatement(Digest.of(reply.statement()))
            .withRoot(root);
    VerificationReport report =
        AttestationVerifier.verify(
            reply.document(), place.map(demanded::withPlace).orElse(demanded));
    return switch (report.verdict()) {
      case VerifiedAttestation real -> answered(statement, real.facts(), report);
      case SimulatedAttestation rehearsed -> answered(statement, rehearsed.facts(), report);
      case RefusedAttestation(Refusal refusal) -> Outcome.refused(refusal);
    };
  }

  private static Outcome<VerifiedChallenge> answered(
      ChallengeStatement statement, AttestedFacts facts, VerificationReport report) {
    return Outcome.accepted(new VerifiedChallenge(statement, facts.document().timestamp(), report));
  }

  private Optional<Digest> pinned() {
    return switch (root) {
      case ExpectedRoot.Pinned(Digest digest) -> Optional.of(digest);
      case ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }
}
