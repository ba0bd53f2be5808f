package dev.treza.console.airgap;

import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapRefusal;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.airgap.ChallengeExpectation;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.sdk.CharterChain;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The side that has a connection: it asks the enclave for the officer behind the air gap, and
/// takes his answer back.
public final class OnlineDesk {
  private final InstantSource clock;

  public OnlineDesk(InstantSource clock) {
    this.clock = clock;
  }

  /// What is demanded of a `challenge` document of this enclave.
  static ChallengeExpectation expectation(KnownEnclave enclave) {
    return new ChallengeExpectation(
        enclave.anchor(),
        enclave.measurements(),
        enclave.id(),
        new ExpectedRoot.Pinned(enclave.charterRoot()),
        enclave.place());
  }

  /// What is to be carried to the officer who asked. Refused: `AIR-OTHER-REQUEST`, and whatever the
  /// enclave or the way to it refuses.
  public Outcome<AirgapRequest> export(
      EnclaveLink link, PreparedTransaction prepared, AirgapQuestion question)
      throws InterruptedException {
    Digest request = prepared.request().digest();
    if (question.about(request) instanceof Outcome.Refused<AirgapQuestion>(Refusal refusal)) {
      return Outcome.refused(refusal);
    }
    Outcome<AttestationReply> answered = link.challenge(question.nonce(), request);
    Outcome<CharterChain> chain = link.charters();
    return answered.then(reply ->
        chain.map(charters ->
            new AirgapRequest(
                request,
                question.nonce(),
                prepared.request().wallet(),
                prepared.request().call(List.of()),
                charters.charters().stream().map(Charter::encoded).toList(),
                reply)));
  }

  /// Holds an answer against the request that is open, as the enclave will. Refused:
  /// `AIR-OTHER-REQUEST`, `AIR-STALE`, `JWS-*`, `APR-*`, `REALM`.
  ///
  /// @param open what was carried over
  public Outcome<ValidApproval> take(
      KnownEnclave enclave, PreparedTransaction prepared, AirgapRequest open, AirgapAnswer answer) {
    return open.request().equals(prepared.request().digest())
        ? answer.verify(open, context(enclave, prepared))
        : Outcome.refused(
            AirgapRefusal.OTHER_REQUEST, "request " + open.request() + " was carried over");
  }

  private ApprovalContext context(KnownEnclave enclave, PreparedTransaction prepared) {
    return new ApprovalContext(
        JwsType.APPROVAL,
        Set.of(Role.APPROVER, Role.INITIATOR),
        enclave.charter(),
        enclave.id(),
        Optional.empty(),
        prepared.request().digest(),
        prepared.review().digest(),
        prepared.review().model(),
        prepared.review().risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet()),
        Instant.ofEpochMilli(clock.millis()));
  }
}
