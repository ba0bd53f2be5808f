package dev.treza.fleet.policy;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.policy.PolicyTrace.Asked;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.PolicyVerdict.Undecidable;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The charter's rules in order. For each thing that a request does, the first rule that covers it
/// decides; what no rule covers is denied. A request passes if everything it does passes.
///
/// @param groups the officers of each approval group, by group id
public record Policy(List<Rule> rules, Map<String, Set<String>> groups, Addressees addressees) {
  public Policy {
    rules = List.copyOf(rules);
    groups = Map.copyOf(groups);
  }

  public PolicyVerdict judge(PolicyQuestion question) {
    return explain(question).verdict();
  }

  /// The verdict and how it came about.
  public PolicyTrace explain(PolicyQuestion question) {
    List<PolicyTrace.Step> steps =
        question.actions().operations().stream().map(one -> step(one, question)).toList();
    return new PolicyTrace(steps, together(steps.stream().map(PolicyTrace.Step::verdict).toList()));
  }

  /// What the limits of the rules measured before the request: for each asset it moves, and each
  /// period that some limit has, in rising order.
  public List<SpentBefore> spentBefore(PolicyQuestion question) {
    List<Duration> periods =
        rules.stream()
            .flatMap(rule -> rule.limits().stream())
            .flatMap(limit -> limit.rolling().stream())
            .distinct()
            .sorted()
            .toList();
    return question.actions().spends().keySet().stream()
        .flatMap(asset -> periods.stream().map(period -> spentBefore(question, asset, period)))
        .toList();
  }

  private static SpentBefore spentBefore(PolicyQuestion question, AssetId asset, Duration period) {
    Instant after = question.now().minus(period);
    return new SpentBefore(
        asset,
        period,
        question.spending().sum(asset, after),
        question.spending().count(asset, after));
  }

  /// What several verdicts come to: the first of those that stand most in the way.
  ///
  /// @param verdicts at least one
  public static PolicyVerdict together(List<PolicyVerdict> verdicts) {
    PolicyVerdict worst = verdicts.getFirst();
    for (PolicyVerdict verdict : verdicts) {
      if (rank(verdict) > rank(worst) || later(verdict, worst)) {
        worst = verdict;
      }
    }
    return worst;
  }

  private static int rank(PolicyVerdict verdict) {
    return switch (verdict) {
      case Allowed _ -> 0;
      case Held _ -> 1;
      case NeedsApproval _ -> 2;
      case Undecidable _ -> 3;
      case Denied _ -> 4;
    };
  }

  private static boolean later(PolicyVerdict verdict, PolicyVerdict worst) {
    return verdict instanceof Held(var _, Instant until)
        && worst instanceof Held(var _, Instant other)
        && until.isAfter(other);
  }

  private PolicyTrace.Step step(Operation operation, PolicyQuestion question) {
    List<Asked> asked = new ArrayList<>();
    for (Rule rule : rules) {
      Optional<Mismatch> mismatch = new RuleMatch(rule, question, operation, addressees).mismatch();
      asked.add(new Asked(rule.id(), mismatch));
      if (mismatch.isEmpty()) {
        return new PolicyTrace.Step(operation, asked, say(rule, question));
      }
    }
    return new PolicyTrace.Step(operation, asked, uncovered(operation, asked));
  }

  private static PolicyVerdict uncovered(Operation operation, List<Asked> asked) {
    String why =
        asked.stream()
            .map(one ->
                "rule " + one.rule() + ": " + one.mismatch().map(Mismatch::sentence).orElse(""))
            .collect(Collectors.joining("; "));
    return new Denied(
        Refusal.of(
            PolicyRefusal.NO_RULE,
            "no rule covers the " + operation.words() + (why.isEmpty() ? "" : " (" + why + ")")));
  }

  private PolicyVerdict say(Rule rule, PolicyQuestion question) {
    return switch (rule.verdict()) {
      case Allow() -> hold(rule, question);
      case Block() ->
          new Denied(Refusal.of(PolicyRefusal.BLOCKED, "rule " + rule.id() + " blocks it"));
      case Require(List<GroupQuorum> wanted) -> {
        List<GroupQuorum> missing = missing(wanted, question);
        yield missing.isEmpty() ? hold(rule, question) : new NeedsApproval(rule.id(), missing);
      }
    };
  }

  /// A rule that holds lets nothing pass before its time is over; the time begins when the request
  /// first had everything.
  private static PolicyVerdict hold(Rule rule, PolicyQuestion question) {
    if (rule.hold().isZero()) {
      return new Allowed(rule.id());
    }
    Instant until = question.heldSince().orElse(question.now()).plus(rule.hold());
    return until.isAfter(question.now()) ? new Held(rule.id(), until) : new Allowed(rule.id());
  }

  /// Groups approve in their order: what a later group signed before an earlier one was complete
  /// does not count.
  private List<GroupQuorum> missing(List<GroupQuorum> wanted, PolicyQuestion question) {
    List<GroupQuorum> missing = new ArrayList<>();
    Instant since = Instant.MIN;
    for (GroupQuorum quorum : wanted) {
      Set<String> group = groups.getOrDefault(quorum.group(), Set.of());
      Instant from = since;
      List<Instant> times =
          question.given().stream()
              .filter(given -> group.contains(given.officer()))
              .map(PolicyQuestion.Given::issued)
              .filter(issued -> !issued.isBefore(from))
              .sorted()
              .toList();
      if (times.size() < quorum.k()) {
        missing.add(new GroupQuorum(quorum.group(), quorum.k() - times.size()));
        since = Instant.MAX;
      } else {
        since = times.get(quorum.k() - 1);
      }
    }
    return missing;
  }
}
