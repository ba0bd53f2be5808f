package dev.treza.fleet.approval;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.VerifiedJws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The checks an approval must pass before it counts (rules `JWS-*`, `APR-*`). Whether its nonce is
/// fresh is asked of the state, by the recorder.
public final class ApprovalCheck {
  private static final Duration MAY_BE_AHEAD = Duration.ofMinutes(5);
  private static final Duration CEREMONY = Duration.ofHours(8);

  private ApprovalCheck() {}

  /// Checks all of them; the first that fails is the refusal. Each officer counts once.
  public static Outcome<List<ValidApproval>> checkAll(List<String> jws, ApprovalContext context) {
    List<ValidApproval> valid = new ArrayList<>();
    Set<String> officers = new HashSet<>();
    for (String compact : jws) {
      switch (check(compact, context)) {
        case Refused<ValidApproval>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<ValidApproval>(ValidApproval approval) -> {
          if (!officers.add(approval.officer())) {
            return Outcome.refused(
                ApprovalRefusal.TWICE, "officer " + approval.officer() + " stands here twice");
          }
          valid.add(approval);
        }
      }
    }
    return Outcome.accepted(valid);
  }

  /// Checks one compact JWS.
  public static Outcome<ValidApproval> check(String jws, ApprovalContext context) {
    return JwsVerifier.verify(jws, thumbprint -> key(context.charter(), thumbprint), context.kind())
        .then(verified ->
            JsonFields.read(verified.document(), Approval::read)
                .then(approval -> judge(jws, verified, approval, context)));
  }

  private static Outcome<ValidApproval> judge(
      String jws, VerifiedJws verified, Approval approval, ApprovalContext context) {
    return firstFailure(verified, approval, context)
        .<Outcome<ValidApproval>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(new ValidApproval(approval, verified.digest(), jws)));
  }

  private static Optional<Refusal> firstFailure(
      VerifiedJws verified, Approval approval, ApprovalContext context) {
    return officer(verified, approval, context)
        .or(() -> place(approval, context))
        .or(() -> subject(approval, context))
        .or(() -> time(approval, context))
        .or(() -> decision(approval, context));
  }

  private static Optional<Refusal> officer(
      VerifiedJws verified, Approval approval, ApprovalContext context) {
    Optional<Officer> officer = context.charter().officer(approval.officer());
    if (officer.filter(known -> hasRole(known, context)).isEmpty()) {
      String roles =
          context.roles().stream().sorted().map(Role::text).collect(Collectors.joining(" or "));
      return no(ApprovalRefusal.OFFICER, approval.officer() + " is no " + roles);
    }
    if (context.suspended().contains(approval.officer())) {
      return no(ApprovalRefusal.SUSPENDED, approval.officer() + " is suspended");
    }
    return officer.get().sign().stream().anyMatch(k -> k.thumbprint().equals(verified.kid()))
        ? Optional.empty()
        : no(
            ApprovalRefusal.KEY,
            "key " + verified.key().kid() + " is not " + approval.officer() + "'s");
  }

  private static boolean hasRole(Officer officer, ApprovalContext context) {
    return officer.roles().stream().anyMatch(context.roles()::contains);
  }

  private static Optional<Refusal> place(Approval approval, ApprovalContext context) {
    Charter charter = context.charter();
    if (!approval.realm().equals(charter.realm())) {
      return no(CharterRefusal.REALM, "the approval's realm is " + approval.realm().text());
    }
    if (approval.kind() != context.kind()) {
      return no(ApprovalRefusal.KIND, "it is of kind " + approval.kind().text());
    }
    if (!approval.namespace().equals(charter.namespace())
        || !approval.enclave().equals(context.enclave())) {
      return no(ApprovalRefusal.PLACE, approval.namespace() + "/" + approval.enclave());
    }
    if (!approval.boot().equals(context.boot())) {
      return no(ApprovalRefusal.BOOT, "the boot it names is not this one");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> subject(Approval approval, ApprovalContext context) {
    if (!approval.charter().equals(context.charter().digest())) {
      return no(ApprovalRefusal.CHARTER, "made under charter " + approval.charter());
    }
    if (!approval.request().equals(context.request())) {
      return no(ApprovalRefusal.REQUEST, "made for request " + approval.request());
    }
    if (!approval.model().equals(context.model())) {
      return no(ApprovalRefusal.MODEL, "made with decoder " + approval.model());
    }
    if (!approval.review().equals(context.review())) {
      return no(ApprovalRefusal.REVIEW, "the review shown was " + approval.review());
    }
    return Optional.empty();
  }

  private static Optional<Refusal> time(Approval approval, ApprovalContext context) {
    Instant now = context.now();
    Duration life = Duration.between(approval.issued(), approval.expires());
    if (life.isNegative() || life.isZero() || life.compareTo(longest(context)) > 0) {
      return no(ApprovalRefusal.LIFETIME, "it lives " + life.toSeconds() + " seconds");
    }
    if (approval.issued().isAfter(now.plus(MAY_BE_AHEAD))) {
      return no(ApprovalRefusal.EARLY, "issued at " + approval.issued() + ", now it is " + now);
    }
    if (!approval.expires().isAfter(now)) {
      return no(ApprovalRefusal.EXPIRED, "expired at " + approval.expires());
    }
    return Optional.empty();
  }

  /// What the charter allows; a ceremony, as genesis and the release of a key are, at most eight
  /// hours.
  private static Duration longest(ApprovalContext context) {
    Duration allowed = context.charter().approvalTtl();
    boolean ceremony = context.kind() == JwsType.GENESIS || context.kind() == JwsType.KEY_RELEASE;
    return ceremony && allowed.compareTo(CEREMONY) > 0 ? CEREMONY : allowed;
  }

  private static Optional<Refusal> decision(Approval approval, ApprovalContext context) {
    if (approval.nonce().length() != Approval.NONCE_LENGTH) {
      return no(ApprovalRefusal.NONCE, "the nonce has " + approval.nonce().length() + " bytes");
    }
    Set<String> open = new HashSet<>(context.critical());
    approval.acknowledged().forEach(open::remove);
    return switch (approval.decision()) {
      case REJECT -> no(ApprovalRefusal.REJECTED, approval.officer() + " rejected it");
      case APPROVE ->
          open.isEmpty()
              ? Optional.empty()
              : no(
                  ApprovalRefusal.ACKNOWLEDGED, String.join(", ", open.stream().sorted().toList()));
    };
  }

  private static Optional<PublicJwk> key(Charter charter, Digest thumbprint) {
    return charter.officers().stream()
        .flatMap(officer -> officer.sign().stream())
        .filter(key -> key.thumbprint().equals(thumbprint))
        .findFirst();
  }

  private static Optional<Refusal> no(RefusalId id, String detail) {
    return Optional.of(Refusal.of(id, detail));
  }
}
