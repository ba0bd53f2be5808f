package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.pipeline.Judgement.Waiting;
import dev.treza.agent.spending.Spendings;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
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
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.policy.Policy;
import dev.treza.fleet.policy.PolicyQuestion;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.PolicyVerdict.Undecidable;
import dev.treza.fleet.policy.Spending;
import dev.treza.fleet.policy.SpendingHistory;
import dev.treza.fleet.policy.SpendingWith;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds a request against approvals and policy. Says yes, no, or what is missing; changes nothing.
final class Judge {
  /// Who approves transactions.
  static final Set<Role> ROLES = Set.of(Role.APPROVER, Role.INITIATOR);

  private final Charter charter;
  private final Digest digest;
  private final Policy policy;
  private final String enclave;
  private final DecisionClock clock;
  private final Spendings spendings;
  private final Holds holds;
  private final Suspensions suspensions;
  private final Callers callers;

  Judge(
      Charter charter,
      String enclave,
      DecisionClock clock,
      Spendings spendings,
      Holds holds,
      Suspensions suspensions,
      Callers callers) {
    this.charter = charter;
    this.digest = charter.digest();
    this.policy = charter.policy();
    this.enclave = enclave;
    this.clock = clock;
    this.spendings = spendings;
    this.holds = holds;
    this.suspensions = suspensions;
    this.callers = callers;
  }

  <T> Judgement<T> judge(Asked<T> asked) throws StoreException {
    return switch (clock.now()) {
      case Refused<Instant>(Refusal refusal) -> new Denied<>(refusal);
      case Accepted<Instant>(Instant now) -> {
        Optional<ApiClient> client = asked.caller().client();
        Optional<Refusal> refusal =
            client.isPresent() ? callers.refuses(client.get(), now) : Optional.empty();
        yield refusal.isPresent()
            ? new Denied<>(refusal.get())
            : at(now, asked, suspensions.officers(), spendings::of);
      }
    };
  }

  /// The same for the decision time of its record, when a recorded request comes again; what was
  /// spent is what was spent until then, and who was suspended later had not been.
  <T> Judgement<T> again(Instant then, Asked<T> asked) throws StoreException {
    return at(then, asked, Set.of(), wallet -> spendings.before(wallet, then));
  }

  /// What was signed under a charter that is no longer in force, and is asked for again: a
  /// signature that was given out is given again (rule `KEY-RETRY`), whatever the charter says now.
  /// Nothing else passes by an earlier charter.
  ///
  /// @param stands the record that allowed it
  <T> Permitted<T> given(T task, Digest request, RequestRecord stands) {
    return new Permitted<>(task, request, Caller.ANYBODY, List.of(), stands.time());
  }

  /// Whether the record was made under the charter in force.
  boolean isOfNow(RequestRecord record) {
    return record.charter().filter(digest::equals).isPresent();
  }

  @FunctionalInterface
  private interface Spent {
    Spending by(String wallet) throws StoreException;
  }

  private <T> Judgement<T> at(Instant now, Asked<T> asked, Set<String> silent, Spent spent)
      throws StoreException {
    return switch (check(asked, silent, now)) {
      case Refused<List<ValidApproval>>(Refusal refusal) ->
          refusal.id() == ApprovalRefusal.REJECTED
              ? new Rejected<>(refusal, now)
              : new Denied<>(refusal);
      case Accepted<List<ValidApproval>>(List<ValidApproval> valid) ->
          ask(asked, valid, now, spent);
    };
  }

  private Outcome<List<ValidApproval>> check(Asked<?> asked, Set<String> silent, Instant now) {
    Set<String> critical =
        asked.review().risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .collect(Collectors.toSet());
    return ApprovalCheck.checkAll(
        asked.approvals(),
        new ApprovalContext(
            JwsType.APPROVAL,
            ROLES,
            charter,
            enclave,
            Optional.empty(),
            asked.request(),
            asked.review().digest(),
            asked.review().model(),
            critical,
            now,
            silent));
  }

  private <T> Judgement<T> ask(Asked<T> asked, List<ValidApproval> valid, Instant now, Spent spent)
      throws StoreException {
    return switch (verdict(asked, valid, now, spent)) {
      case Allowed(String _) ->
          new Passed<>(new Permitted<>(asked.task(), asked.request(), asked.caller(), valid, now));
      case NeedsApproval(String rule, var missing) ->
          new Pending<>(new PendingReply(asked.request(), rule, missing));
      case Held(String rule, Instant until) ->
          new Waiting<>(PendingReply.held(asked.request(), rule, until), now);
      case PolicyVerdict.Denied(Refusal refusal) -> new Denied<>(refusal);
      case Undecidable(Refusal why) -> new Denied<>(why);
    };
  }

  /// Parts of one wallet add up: none passes because it was looked at alone.
  private PolicyVerdict verdict(Asked<?> asked, List<ValidApproval> valid, Instant now, Spent spent)
      throws StoreException {
    List<PolicyQuestion.Given> given =
        valid.stream()
            .map(one -> new PolicyQuestion.Given(one.officer(), one.approval().issued()))
            .toList();
    Optional<Instant> heldSince = holds.since(asked.request());
    Map<String, SpendingHistory> together = new HashMap<>();
    List<PolicyVerdict> verdicts = new ArrayList<>();
    for (Part part : asked.parts()) {
      SpendingHistory before =
          part.wallet()
              .map(wallet -> together.getOrDefault(wallet, SpendingHistory.NONE))
              .orElse(SpendingHistory.NONE);
      verdicts.add(
          policy.judge(
              new PolicyQuestion(
                  part.blockchain(),
                  part.network(),
                  part.wallet(),
                  part.actions(),
                  asked.caller().client().map(Judge::asking),
                  given,
                  new SpendingWith(spent(part, spent), before),
                  now,
                  heldSince)));
      part.wallet()
          .ifPresent(wallet ->
              together.put(
                  wallet, before.with(new SpendingHistory.Entry(now, part.actions().spends()))));
    }
    return Policy.together(verdicts);
  }

  private static Spending spent(Part part, Spent spent) throws StoreException {
    return part.wallet().isPresent() ? spent.by(part.wallet().get()) : SpendingHistory.NONE;
  }

  /// Who asked for what is recorded, if the charter still knows it.
  Caller callerOf(RequestRecord record) {
    return new Caller(
        record
            .client()
            .flatMap(
                id -> charter.clients().stream().filter(one -> one.id().equals(id)).findFirst()));
  }

  static PolicyQuestion.Asking asking(ApiClient client) {
    return new PolicyQuestion.Asking(client.id(), client.rules());
  }
}
