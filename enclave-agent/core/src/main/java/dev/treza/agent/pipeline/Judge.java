package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
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
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.policy.PolicyQuestion;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds a request against approvals and policy. Says yes, no, or what is missing; changes nothing.
public final class Judge {
  private final Charter charter;
  private final String enclave;
  private final DecisionClock clock;

  public Judge(Charter charter, String enclave, DecisionClock clock) {
    this.charter = charter;
    this.enclave = enclave;
    this.clock = clock;
  }

  /// @param task what the approvals are about
  /// @param request its digest
  /// @param review the agent's own review of it
  /// @param approvals compact JWS
  <T> Judgement<T> judge(
      T task, Digest request, Review review, NetworkMode network, List<String> approvals) {
    return switch (clock.now()) {
      case Refused<Instant>(Refusal refusal) -> new Denied<>(refusal);
      case Accepted<Instant>(Instant now) -> at(now, task, request, review, network, approvals);
    };
  }

  /// The same for a given decision time: that of the record, when a recorded request comes again.
  <T> Judgement<T> at(
      Instant now,
      T task,
      Digest request,
      Review review,
      NetworkMode network,
      List<String> approvals) {
    return switch (check(request, review, approvals, now)) {
      case Refused<List<ValidApproval>>(Refusal refusal) ->
          refusal.id() == ApprovalRefusal.REJECTED
              ? new Rejected<>(refusal, now)
              : new Denied<>(refusal);
      case Accepted<List<ValidApproval>>(List<ValidApproval> valid) ->
          ask(network, task, request, valid, now);
    };
  }

  private Outcome<List<ValidApproval>> check(
      Digest request, Review review, List<String> approvals, Instant now) {
    Set<String> critical =
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet());
    return ApprovalCheck.checkAll(
        approvals,
        new ApprovalContext(
            JwsType.APPROVAL,
            Role.APPROVER,
            charter,
            enclave,
            Optional.empty(),
            request,
            review.digest(),
            review.model(),
            critical,
            now));
  }

  private <T> Judgement<T> ask(
      NetworkMode network, T task, Digest request, List<ValidApproval> valid, Instant now) {
    Set<String> officers = valid.stream().map(ValidApproval::officer).collect(Collectors.toSet());
    PolicyVerdict verdict = charter.policy().judge(new PolicyQuestion(network, officers));
    return switch (verdict) {
      case Allowed(String _) -> new Passed<>(new Permitted<>(task, request, valid, now));
      case NeedsApproval(String rule, var missing) ->
          new Pending<>(new PendingReply(request, rule, missing));
      case PolicyVerdict.Denied(Refusal refusal) -> new Denied<>(refusal);
    };
  }
}
