package dev.treza.agent.pipeline;

import dev.treza.agent.spending.Spendings;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.policy.Policy;
import dev.treza.fleet.policy.PolicyQuestion;
import dev.treza.fleet.policy.Spending;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WhatIfCall;
import dev.treza.fleet.protocol.WhatIfReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what the policy would say of a transaction if certain people had approved it, with what the
/// wallet has really spent. Changes nothing: no approval, no limit and no time of a hold is
/// touched.
public final class WhatIfPipeline {
  private final Charter charter;
  private final Policy policy;
  private final TransactionPipeline transactions;
  private final DecisionClock clock;
  private final Spendings spendings;
  private final Holds holds;
  private final Suspensions suspensions;
  private final Callers callers;

  WhatIfPipeline(
      Charter charter,
      TransactionPipeline transactions,
      DecisionClock clock,
      Spendings spendings,
      Holds holds,
      Suspensions suspensions,
      Callers callers) {
    this.charter = charter;
    this.policy = charter.policy();
    this.transactions = transactions;
    this.clock = clock;
    this.spendings = spendings;
    this.holds = holds;
    this.suspensions = suspensions;
    this.callers = callers;
  }

  /// Refused, as the request itself would be: `TX-*`, `WALLET-SUSPENDED`, `KEY-HELD`,
  /// `KEY-COUNTER`, `APR-OFFICER`, `APR-SUSPENDED`, `CLI-EXPIRED`, `CLI-SUSPENDED`,
  /// `TIM-UNAVAILABLE`; and `API-NOT-FOUND`.
  public Outcome<WhatIfReply> explain(WhatIfCall call) throws StoreException {
    return switch (time(call)) {
      case Refused<Instant>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<Instant>(Instant at) -> explain(call, at);
    };
  }

  private Outcome<Instant> time(WhatIfCall call) {
    return call.at().map(Outcome::accepted).orElseGet(clock::now);
  }

  private Outcome<WhatIfReply> explain(WhatIfCall call, Instant at) throws StoreException {
    return switch (transactions.prepare(call.transaction())) {
      case Refused<PreparedTransaction>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<PreparedTransaction>(PreparedTransaction task) -> {
        Optional<ApiClient> client = call.client().flatMap(this::client);
        Optional<Refusal> refusal = impossible(call, client, task, at);
        yield refusal.isPresent()
            ? Outcome.refused(refusal.get())
            : Outcome.accepted(reply(task, question(call, client, task, at)));
      }
    };
  }

  private Optional<ApiClient> client(String id) {
    return charter.clients().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// What would be refused whatever the policy says.
  private Optional<Refusal> impossible(
      WhatIfCall call, Optional<ApiClient> client, PreparedTransaction task, Instant at)
      throws StoreException {
    if (call.client().isPresent() && client.isEmpty()) {
      return Optional.of(
          Refusal.of(AgentRefusal.NOT_FOUND, "there is no client " + call.client().get()));
    }
    Optional<Refusal> held = transactions.held(task);
    if (held.isPresent()) {
      return held;
    }
    Optional<Refusal> officer = officers(call.approvedBy());
    if (officer.isPresent()) {
      return officer;
    }
    return client.isPresent() ? callers.refuses(client.get(), at) : Optional.empty();
  }

  private Optional<Refusal> officers(List<String> ids) throws StoreException {
    Set<String> silent = suspensions.officers();
    return ids.stream().flatMap(id -> officer(id, silent).stream()).findFirst();
  }

  private Optional<Refusal> officer(String id, Set<String> silent) {
    boolean approves =
        charter
            .officer(id)
            .filter(officer -> officer.roles().stream().anyMatch(Judge.ROLES::contains))
            .isPresent();
    if (!approves) {
      return Optional.of(Refusal.of(ApprovalRefusal.OFFICER, id + " approves no transactions"));
    }
    return silent.contains(id)
        ? Optional.of(Refusal.of(ApprovalRefusal.SUSPENDED, id + " is suspended"))
        : Optional.empty();
  }

  private PolicyQuestion question(
      WhatIfCall call, Optional<ApiClient> client, PreparedTransaction task, Instant at)
      throws StoreException {
    Part part = Part.of(task);
    String wallet = task.request().wallet().id();
    Spending spent = call.at().isPresent() ? spendings.before(wallet, at) : spendings.of(wallet);
    return new PolicyQuestion(
        part.blockchain(),
        part.network(),
        part.wallet(),
        part.actions(),
        client.map(Judge::asking),
        call.approvedBy().stream().distinct().map(id -> new PolicyQuestion.Given(id, at)).toList(),
        spent,
        at,
        holds.since(task.request().digest()));
  }

  private WhatIfReply reply(PreparedTransaction task, PolicyQuestion question) {
    return new WhatIfReply(
        task.request().digest(),
        question.now(),
        policy.explain(question),
        policy.spentBefore(question));
  }
}
