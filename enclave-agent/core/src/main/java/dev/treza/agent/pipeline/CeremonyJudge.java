package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalCheck;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds a request against the charter's ceremony quorum, in this boot (TRUST section 4: ceremonies
/// name their boot). No policy rule can stand in for it.
record CeremonyJudge(Charter charter, String enclave, Digest boot, DecisionClock clock) {
  static final String QUORUM = "ceremony-quorum";

  /// @param kind of the approvals
  /// @param approvals compact JWS
  <T> Judgement<T> judge(
      JwsType kind, T task, Digest request, Review review, List<String> approvals) {
    return switch (clock.now()) {
      case Refused<Instant>(Refusal refusal) -> new Denied<>(refusal);
      case Accepted<Instant>(Instant now) -> {
        Outcome<List<ValidApproval>> valid =
            ApprovalCheck.checkAll(approvals, context(kind, request, review, now));
        yield switch (valid) {
          case Refused<List<ValidApproval>>(Refusal refusal) ->
              refusal.id() == ApprovalRefusal.REJECTED
                  ? new Rejected<>(refusal, now)
                  : new Denied<>(refusal);
          case Accepted<List<ValidApproval>>(List<ValidApproval> given) ->
              count(task, request, given, now);
        };
      }
    };
  }

  private ApprovalContext context(JwsType kind, Digest request, Review review, Instant now) {
    return new ApprovalContext(
        kind,
        Role.ADMINISTRATOR,
        charter,
        enclave,
        Optional.of(boot),
        request,
        review.digest(),
        review.model(),
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet()),
        now);
  }

  private <T> Judgement<T> count(T task, Digest request, List<ValidApproval> given, Instant now) {
    Quorum quorum = charter.ceremonyQuorum();
    int have = (int) given.stream().filter(valid -> quorum.of().contains(valid.officer())).count();
    return have < quorum.k()
        ? new Pending<>(
            new PendingReply(request, QUORUM, List.of(new GroupQuorum(QUORUM, quorum.k() - have))))
        : new Passed<>(new Permitted<>(task, request, given, now));
  }
}
