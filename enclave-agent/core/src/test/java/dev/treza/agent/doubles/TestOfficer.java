package dev.treza.agent.doubles;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.Decision;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Possession;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionReview;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody who administers and approves.
public final class TestOfficer {
  private final String id;
  private final JwsSigner signer;

  public TestOfficer(String id) {
    this.id = id;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.signer = Accept.accepted(SoftwareJwsSigner.of(generator.generateKeyPair()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public String id() {
    return id;
  }

  public Officer named() {
    return new Officer(
        id,
        "Officer " + id,
        Set.of(Role.ADMINISTRATOR, Role.APPROVER),
        CredentialKind.SOFTWARE,
        List.of(signer.key()));
  }

  /// Signs a root charter for one boot.
  public String genesis(Charter charter, String enclave, Digest boot, Instant now) {
    Digest root = charter.digest();
    return sign(
        new Approval(
            JwsType.GENESIS,
            charter.realm(),
            charter.namespace(),
            enclave,
            Optional.of(boot),
            root,
            root,
            "charter/1",
            root,
            id,
            Decision.APPROVE,
            List.of(),
            now,
            now.plus(Duration.ofMinutes(10)),
            nonce()));
  }

  public String approve(Charter charter, Request request, Review review, Instant now) {
    return approve(charter, request, review, now, nonce());
  }

  public String reject(Charter charter, Request request, Review review, Instant now) {
    return decide(Decision.REJECT, charter, request, review, now, nonce());
  }

  public String approve(Charter charter, Request request, Review review, Instant now, Bytes nonce) {
    return decide(Decision.APPROVE, charter, request, review, now, nonce);
  }

  /// Signs a suspension, or the lifting of one.
  public String suspends(Charter charter, SuspensionRequest request, Instant now) {
    return sign(
        approval(
            JwsType.SUSPENSION,
            Optional.empty(),
            Decision.APPROVE,
            charter,
            request,
            SuspensionReview.of(request),
            now,
            nonce()));
  }

  /// Signs an amendment.
  public String amends(AmendmentRequest request, Instant now) {
    return amendment(Decision.APPROVE, request, now);
  }

  /// Objects to one.
  public String objects(AmendmentRequest request, Instant now) {
    return amendment(Decision.REJECT, request, now);
  }

  private String amendment(Decision decision, AmendmentRequest request, Instant now) {
    return sign(
        approval(
            JwsType.CHARTER_AMENDMENT,
            Optional.empty(),
            decision,
            request.current(),
            request,
            AmendmentReview.of(request),
            now,
            nonce()));
  }

  /// Shows that this officer has the key that `amendment` names.
  public String possesses(Charter amendment) {
    try {
      return Possession.sign(amendment, id, signer);
    } catch (SigningException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// Signs the release of a held key in one boot.
  public String release(Charter charter, Request request, Review review, Digest boot, Instant now) {
    return sign(
        approval(
            JwsType.KEY_RELEASE,
            Optional.of(boot),
            Decision.APPROVE,
            charter,
            request,
            review,
            now,
            nonce()));
  }

  /// The reverse.
  public String rejectRelease(
      Charter charter, Request request, Review review, Digest boot, Instant now) {
    return sign(
        approval(
            JwsType.KEY_RELEASE,
            Optional.of(boot),
            Decision.REJECT,
            charter,
            request,
            review,
            now,
            nonce()));
  }

  private String decide(
      Decision decision,
      Charter charter,
      Request request,
      Review review,
      Instant now,
      Bytes nonce) {
    return sign(
        approval(
            JwsType.APPROVAL, Optional.empty(), decision, charter, request, review, now, nonce));
  }

  private Approval approval(
      JwsType kind,
      Optional<Digest> boot,
      Decision decision,
      Charter charter,
      Request request,
      Review review,
      Instant now,
      Bytes nonce) {
    List<String> critical =
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .sorted()
            .toList();
    return new Approval(
        kind,
        charter.realm(),
        charter.namespace(),
        request.head().enclave(),
        boot,
        request.digest(),
        review.digest(),
        review.model(),
        charter.digest(),
        id,
        decision,
        critical,
        now,
        now.plus(Duration.ofMinutes(10)),
        nonce);
  }

  private String sign(Approval approval) {
    try {
      return Jws.sign(approval.kind(), approval.toJson(), signer);
    } catch (SigningException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static Bytes nonce() {
    byte[] nonce = new byte[Approval.NONCE_LENGTH];
    new SecureRandom().nextBytes(nonce);
    return Bytes.of(nonce);
  }
}
