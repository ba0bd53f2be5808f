package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Digest;
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
import java.util.Set;
import java.util.stream.Collectors;

/// Holds a request against a quorum of the charter. No policy rule can stand in for it.
record QuorumJudge(
    Charter charter,
    String enclave,
    DecisionClock clock,
    Recorder recorder,
    Suspensions suspensions) {
  /// What is demanded.
  ///
  /// @param kind of the approvals
  /// @param roles an officer must have one of them
  /// @param name of the quorum, for whoever is told what is missing
  /// @param boot the boot that the approvals must name, for ceremonies (TRUST section 4)
  record Demand(JwsType kind, Set<Role> roles, String name, Quorum quorum, Optional<Digest> boot) {}

  /// A reject stops the request for good.
  ///
  /// @param approvals compact JWS
  <T> Result<Permitted<T>> judge(
      Demand demand, T task, Digest request, Review review, List<String> approvals)
      throws StoreException {
    return switch (clock.now()) {
      case Refused<Instant>(Refusal refusal) -> new No<>(refusal);
      case Accepted<Instant>(Instant now) ->
          switch (ApprovalCheck.checkAll(approvals, context(demand, request, review, now))) {
            case Refused<List<ValidApproval>>(Refusal refusal) -> {
              if (refusal.id() == ApprovalRefusal.REJECTED) {
                recorder.reject(request, now);
              }
              yield new No<>(refusal);
            }
            case Accepted<List<ValidApproval>>(List<ValidApproval> given) ->
                count(demand, task, request, given, now);
          };
    };
  }

  private ApprovalContext context(Demand demand, Digest request, Review review, Instant now)
      throws StoreException {
    return new ApprovalContext(
        demand.kind(),
        demand.roles(),
        charter,
        enclave,
        demand.boot(),
        request,
        review.digest(),
        review.model(),
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet()),
        now,
        suspensions.officers());
  }

  private static <T> Result<Permitted<T>> count(
      Demand demand, T task, Digest request, List<ValidApproval> given, Instant now) {
    Quorum quorum = demand.quorum();
    int have = (int) given.stream().filter(valid -> quorum.of().contains(valid.officer())).count();
    return have < quorum.k()
        ? new Missing<>(
            new PendingReply(
                request, demand.name(), List.of(new GroupQuorum(demand.name(), quorum.k() - have))))
        : new Done<>(new Permitted<>(task, request, Caller.ANYBODY, given, now));
  }
}
