package dev.treza.fleet.protocol;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalCheck;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.AmendmentRules;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Possession;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.charter.Succession;
import dev.treza.fleet.jws.JwsType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks amendments, before they come into force and whenever the chain of charters is read again.
public final class AmendmentCheck {
  private AmendmentCheck() {}

  /// Whose approvals count, and how many.
  ///
  /// @param name for whoever is told what is missing
  public record Demand(String name, Set<Role> roles, Quorum quorum) {}

  /// What the charter in force demands. Refused: `CHR-QUORUM` if it knows no succession.
  public static Outcome<Demand> demand(Charter current, boolean succession) {
    if (!succession) {
      return Outcome.accepted(
          new Demand("charter-quorum", Set.of(Role.ADMINISTRATOR), current.charterQuorum()));
    }
    return current
        .succession()
        .map(Succession::quorum)
        .map(quorum ->
            Outcome.accepted(
                new Demand("succession", Set.of(Role.ADMINISTRATOR, Role.CUSTODIAN), quorum)))
        .orElseGet(
            () -> Outcome.refused(CharterRefusal.QUORUM, "the charter's root knows no succession"));
  }

  /// The request for an amendment that may follow, whose new keys have signed it. Refused:
  /// `JSON-*`, `CHR-*`, `JWS-*`.
  public static Outcome<AmendmentRequest> request(
      RequestHead head, Charter current, AmendmentCall call) {
    return Charter.parse(call.charter())
        .then(next -> AmendmentRules.follows(current, next))
        .then(next -> Possession.verifyAll(call.possessions(), next, Optional.of(current)))
        .map(next -> new AmendmentRequest(head, current, next));
  }

  /// The amendment as one that came into force at `time`. Refused: as [#request], `APR-*`,
  /// `CHR-QUORUM`.
  public static Outcome<Charter> inForce(
      RequestHead head, Charter current, AmendmentCall call, Instant time) {
    return request(head, current, call)
        .then(request ->
            demand(current, call.succession())
                .then(demand -> approved(request, demand, call.approvals(), time)));
  }

  private static Outcome<Charter> approved(
      AmendmentRequest request, Demand demand, List<String> approvals, Instant time) {
    return switch (ApprovalCheck.checkAll(approvals, context(request, demand, time))) {
      case Refused<List<ValidApproval>>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<List<ValidApproval>>(List<ValidApproval> given) ->
          given.stream().filter(one -> demand.quorum().of().contains(one.officer())).count()
                  >= demand.quorum().k()
              ? Outcome.accepted(request.next())
              : Outcome.refused(
                  CharterRefusal.QUORUM, "amendment " + request.next().serial() + " lacks it");
    };
  }

  private static ApprovalContext context(AmendmentRequest request, Demand demand, Instant time) {
    Review review = AmendmentReview.of(request);
    return new ApprovalContext(
        JwsType.CHARTER_AMENDMENT,
        demand.roles(),
        request.current(),
        request.head().enclave(),
        Optional.empty(),
        request.digest(),
        review.digest(),
        review.model(),
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet()),
        time);
  }
}
