package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.Decision;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Possession;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionReview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Where the officer at this computer says yes to what he was shown (TRUST section 4).
public final class ApprovalDesk {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final OfficerCredential credential;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random makes the approvals' nonces; a cryptographic one outside tests
  public ApprovalDesk(OfficerCredential credential, InstantSource clock, RandomGenerator random) {
    this.credential = credential;
    this.clock = clock;
    this.random = random;
  }

  public OfficerCredential credential() {
    return credential;
  }

  /// 16 fresh random bytes, for a request or an approval.
  public Bytes nonce() {
    byte[] bytes = new byte[Approval.NONCE_LENGTH];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /// Signs an approval of `request` as `review` showed it.
  ///
  /// @param charter the one in force
  /// @param acknowledged ids of the critical risks that were acknowledged one by one
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`
  public Outcome<String> approve(
      Charter charter, Request request, Review review, List<String> acknowledged)
      throws ConsoleException {
    Task task = new Task(JwsType.APPROVAL, Decision.APPROVE, request, review, acknowledged);
    return sign(charter, Signatories.approvers(), task);
  }

  /// Signs that `request` must never be carried out (rule `APR-REJECT`); refused as [#approve].
  public Outcome<String> reject(Charter charter, Request request, Review review)
      throws ConsoleException {
    Task task = new Task(JwsType.APPROVAL, Decision.REJECT, request, review, List.of());
    return sign(charter, Signatories.decidersOfTransactions(), task);
  }

  /// Signs the release of a held key in one boot, as one of the ceremony quorum (TRUST section 7).
  ///
  /// @param boot digest of the statement of the boot that was just verified
  /// @param acknowledged ids of the critical risks that were acknowledged one by one
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`
  public Outcome<String> release(
      Charter charter, ReleaseRequest request, Digest boot, List<String> acknowledged)
      throws ConsoleException {
    Task task =
        new Task(
            JwsType.KEY_RELEASE,
            Decision.APPROVE,
            request,
            ReleaseReview.of(request),
            acknowledged,
            Optional.of(boot));
    return sign(charter, Signatories.ceremonyQuorum(charter), task);
  }

  /// Signs an amendment as one of those whose approvals count (TRUST section 3).
  ///
  /// @param succession whether it is asked for by those whom the root lets succeed
  /// @param acknowledged ids of the critical risks that were acknowledged one by one
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`, `CHR-QUORUM`
  public Outcome<String> amend(
      AmendmentRequest request, boolean succession, List<String> acknowledged)
      throws ConsoleException {
    Task task =
        new Task(
            JwsType.CHARTER_AMENDMENT,
            Decision.APPROVE,
            request,
            AmendmentReview.of(request),
            acknowledged);
    return switch (AmendmentCheck.demand(request.current(), succession)) {
      case Outcome.Refused<AmendmentCheck.Demand>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<AmendmentCheck.Demand>(AmendmentCheck.Demand demand) ->
          sign(request.current(), Signatories.of(demand), task);
    };
  }

  /// Signs a suspension, or that it is lifted (TRUST section 3).
  ///
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`
  public Outcome<String> suspend(Charter charter, SuspensionRequest request)
      throws ConsoleException {
    Task task =
        new Task(
            JwsType.SUSPENSION, Decision.APPROVE, request, SuspensionReview.of(request), List.of());
    return sign(charter, Signatories.of(charter, request), task);
  }

  /// Signs, with the key that `next` names for `officer`, that he has it (rule `CHR-POSSESSION`).
  ///
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`
  public Outcome<String> possess(Charter next, String officer) throws ConsoleException {
    return switch (credential.under(next).unlock(next.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) ->
          next.officer(officer).filter(named -> named.sign().contains(signer.key())).isPresent()
              ? signed(() -> Possession.sign(next, officer, signer))
              : Outcome.refused(
                  ConsoleRefusal.NO_APPROVER,
                  credential.name() + " is not the key it names for " + officer);
    };
  }

  /// What is decided, and how.
  ///
  /// @param boot which boot it is for, in a ceremony
  private record Task(
      JwsType kind,
      Decision decision,
      Request request,
      Review review,
      List<String> acknowledged,
      Optional<Digest> boot) {
    Task(
        JwsType kind,
        Decision decision,
        Request request,
        Review review,
        List<String> acknowledged) {
      this(kind, decision, request, review, acknowledged, Optional.empty());
    }
  }

  private Outcome<String> sign(Charter charter, Signatories signatories, Task task)
      throws ConsoleException {
    return switch (credential.under(charter).unlock(charter.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> {
        Optional<Officer> officer = signatories.officer(charter, signer.key());
        if (officer.isEmpty()) {
          yield Outcome.refused(
              ConsoleRefusal.NO_APPROVER, credential.name() + " is " + signatories.otherwise());
        }
        Approval approval = approval(charter, task, officer.get());
        yield signed(() -> Jws.sign(approval.kind(), approval.toJson(), signer));
      }
    };
  }

  @FunctionalInterface
  private interface Signing {
    String sign() throws SigningException;
  }

  private Outcome<String> signed(Signing signing) throws ConsoleException {
    try {
      return Outcome.accepted(signing.sign());
    } catch (SigningException fault) {
      if (fault.refusal().isPresent()) {
        return Outcome.refused(fault.refusal().get());
      }
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, credential.name(), fault);
    }
  }

  private Approval approval(Charter charter, Task task, Officer officer) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Duration life = LIFE.compareTo(charter.approvalTtl()) < 0 ? LIFE : charter.approvalTtl();
    return new Approval(
        task.kind(),
        charter.realm(),
        task.request().head().namespace(),
        task.request().head().enclave(),
        task.boot(),
        task.request().digest(),
        task.review().digest(),
        task.review().model(),
        charter.digest(),
        officer.id(),
        task.decision(),
        task.acknowledged().stream().sorted().toList(),
        now,
        now.plus(life),
        nonce());
  }
}
