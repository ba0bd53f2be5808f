package dev.treza.fleet.replay;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.policy.Policy;
import dev.treza.fleet.policy.PolicyQuestion;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.SpendingHistory;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Replays a history through the policy of a charter. What passes counts as spent from its time on,
/// and so does what a rule holds: it would be signed unless somebody rejected it.
public final class Replay {
  private static final Set<Role> APPROVES = Set.of(Role.APPROVER, Role.INITIATOR);

  private final Charter charter;
  private final Policy policy;
  private final RequestHead head;
  private final Map<String, SpendingHistory> spent = new HashMap<>();

  private Replay(Charter charter) {
    this.charter = charter;
    this.policy = charter.policy();
    this.head = new RequestHead(charter.realm(), charter.namespace(), "replay");
  }

  /// What came of one line.
  ///
  /// @param trace or why the policy was not even asked: `TX-*`, `APR-OFFICER`, `CLI-EXPIRED`,
  ///   `API-NOT-FOUND`
  public record Judged(History.Entry entry, Outcome<PolicyTrace> trace) {}

  /// What came of each line, in their order.
  public static List<Judged> of(Charter charter, History history) {
    Replay replay = new Replay(charter);
    List<Judged> judged = new ArrayList<>();
    for (History.Entry entry : history.entries()) {
      judged.add(new Judged(entry, replay.judge(entry)));
    }
    return judged;
  }

  private Outcome<PolicyTrace> judge(History.Entry entry) {
    Optional<ApiClient> client = entry.client().flatMap(this::client);
    Optional<Refusal> refusal = impossible(entry, client);
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : PreparedTransaction.of(head, charter.addressBook(), entry.wallet(), entry.call())
            .map(task -> ask(entry, client, task));
  }

  private Optional<ApiClient> client(String id) {
    return charter.clients().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private Optional<Refusal> impossible(History.Entry entry, Optional<ApiClient> client) {
    if (entry.client().isPresent() && client.isEmpty()) {
      return Optional.of(
          Refusal.of(AgentRefusal.NOT_FOUND, "there is no client " + entry.client().get()));
    }
    if (client.filter(one -> !entry.time().isBefore(one.expires())).isPresent()) {
      return Optional.of(
          Refusal.of(
              AgentRefusal.CLIENT_EXPIRED,
              client.get().id() + " expired " + client.get().expires()));
    }
    return entry.approvedBy().stream()
        .filter(id -> !approves(id))
        .findFirst()
        .map(id -> Refusal.of(ApprovalRefusal.OFFICER, id + " approves no transactions"));
  }

  private boolean approves(String id) {
    return charter
        .officer(id)
        .filter(officer -> officer.roles().stream().anyMatch(APPROVES::contains))
        .isPresent();
  }

  private PolicyTrace ask(
      History.Entry entry, Optional<ApiClient> client, PreparedTransaction task) {
    String wallet = entry.wallet().id();
    SpendingHistory before = spent.getOrDefault(wallet, SpendingHistory.NONE);
    PolicyTrace trace =
        policy.explain(
            new PolicyQuestion(
                task.request().wallet().blockchain(),
                task.network().mode(),
                Optional.of(wallet),
                task.actions(),
                client.map(one -> new PolicyQuestion.Asking(one.id(), one.rules())),
                entry.approvedBy().stream()
                    .distinct()
                    .map(id -> new PolicyQuestion.Given(id, entry.time()))
                    .toList(),
                before,
                entry.time(),
                Optional.empty()));
    if (passes(trace.verdict())) {
      spent.put(
          wallet, before.with(new SpendingHistory.Entry(entry.time(), task.actions().spends())));
    }
    return trace;
  }

  /// Whether it would be signed, at once or after it was held.
  public static boolean passes(PolicyVerdict verdict) {
    return switch (verdict) {
      case PolicyVerdict.Allowed _, PolicyVerdict.Held _ -> true;
      case PolicyVerdict.NeedsApproval _, PolicyVerdict.Denied _, PolicyVerdict.Undecidable _ ->
          false;
    };
  }
}
