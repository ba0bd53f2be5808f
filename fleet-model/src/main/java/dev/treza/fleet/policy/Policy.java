package dev.treza.fleet.policy;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The charter's rules in order. The first that matches decides; where none matches, the answer is
/// no.
///
/// @param groups the officers of each approval group, by group id
public record Policy(List<Rule> rules, Map<String, Set<String>> groups) {
  public Policy {
    rules = List.copyOf(rules);
    groups = Map.copyOf(groups);
  }

  public PolicyVerdict judge(PolicyQuestion question) {
    for (Rule rule : rules) {
      if (rule.matches(question)) {
        return say(rule, question);
      }
    }
    return new Denied(
        Refusal.of(
            PolicyRefusal.NO_RULE, "no rule covers the " + question.network().text() + " network"));
  }

  private PolicyVerdict say(Rule rule, PolicyQuestion question) {
    return switch (rule.verdict()) {
      case Allow() -> new Allowed(rule.id());
      case Block() ->
          new Denied(Refusal.of(PolicyRefusal.BLOCKED, "rule " + rule.id() + " blocks it"));
      case Require(List<GroupQuorum> wanted) -> require(rule.id(), wanted, question);
    };
  }

  private PolicyVerdict require(String rule, List<GroupQuorum> wanted, PolicyQuestion question) {
    List<GroupQuorum> missing = new ArrayList<>();
    for (GroupQuorum quorum : wanted) {
      Set<String> group = groups.getOrDefault(quorum.group(), Set.of());
      int have = (int) question.approvedBy().stream().filter(group::contains).count();
      if (have < quorum.k()) {
        missing.add(new GroupQuorum(quorum.group(), quorum.k() - have));
      }
    }
    return missing.isEmpty() ? new Allowed(rule) : new NeedsApproval(rule, missing);
  }
}
