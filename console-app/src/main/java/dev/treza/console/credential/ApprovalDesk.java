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
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.Request;
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
    return switch (credential.under(charter).unlock(charter.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) ->
          sign(charter, request, review, acknowledged, signer);
    };
  }

  /// Signs the release of a held key in one boot, as one of the ceremony quorum (TRUST section 7).
  ///
  /// @param boot digest of the statement of the boot that was just verified
  /// @param acknowledged ids of the critical risks that were acknowledged one by one
  /// @return a compact JWS, or `CON-NO-APPROVER`, `CON-CREDENTIAL-REALM`
  public Outcome<String> release(
      Charter charter, ReleaseRequest request, Digest boot, List<String> acknowledged)
      throws ConsoleException {
    return switch (credential.under(charter).unlock(charter.realm())) {
      case Outcome.Refused<JwsSigner>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> {
        Optional<Officer> officer =
            named(charter, Role.ADMINISTRATOR, signer)
                .filter(found -> charter.ceremonyQuorum().of().contains(found.id()));
        yield officer.isEmpty()
            ? Outcome.refused(
                ConsoleRefusal.NO_APPROVER,
                credential.name() + " is not of this charter's ceremony quorum")
            : sign(
                approval(
                    JwsType.KEY_RELEASE,
                    Optional.of(boot),
                    charter,
                    request,
                    ReleaseReview.of(request),
                    acknowledged,
                    officer.get()),
                signer);
      }
    };
  }

  private Outcome<String> sign(
      Charter charter, Request request, Review review, List<String> acknowledged, JwsSigner signer)
      throws ConsoleException {
    Optional<Officer> officer = named(charter, Role.APPROVER, signer);
    if (officer.isEmpty()) {
      return Outcome.refused(
          ConsoleRefusal.NO_APPROVER, credential.name() + " is no approver of this charter");
    }
    return sign(
        approval(
            JwsType.APPROVAL,
            Optional.empty(),
            charter,
            request,
            review,
            acknowledged,
            officer.get()),
        signer);
  }

  private Outcome<String> sign(Approval approval, JwsSigner signer) throws ConsoleException {
    try {
      return Outcome.accepted(Jws.sign(approval.kind(), approval.toJson(), signer));
    } catch (SigningException fault) {
      if (fault.refusal().isPresent()) {
        return Outcome.refused(fault.refusal().get());
      }
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, credential.name(), fault);
    }
  }

  private Approval approval(
      JwsType kind,
      Optional<Digest> boot,
      Charter charter,
      Request request,
      Review review,
      List<String> acknowledged,
      Officer officer) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Duration life = LIFE.compareTo(charter.approvalTtl()) < 0 ? LIFE : charter.approvalTtl();
    return new Approval(
        kind,
        charter.realm(),
        request.head().namespace(),
        request.head().enclave(),
        boot,
        request.digest(),
        review.digest(),
        review.model(),
        charter.digest(),
        officer.id(),
        Decision.APPROVE,
        acknowledged.stream().sorted().toList(),
        now,
        now.plus(life),
        nonce());
  }

  private static Optional<Officer> named(Charter charter, Role role, JwsSigner signer) {
    return charter.withRole(role).stream()
        .filter(officer -> officer.sign().contains(signer.key()))
        .findFirst();
  }
}
