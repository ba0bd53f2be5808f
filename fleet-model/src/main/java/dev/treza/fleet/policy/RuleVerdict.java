package dev.treza.fleet.policy;

import java.util.List;

/// What a rule that matches says.
public sealed interface RuleVerdict {
  /// Nobody needs to approve.
  record Allow() implements RuleVerdict {}

  /// Each of these groups must approve.
  record Require(List<GroupQuorum> groups) implements RuleVerdict {
    public Require {
      groups = List.copyOf(groups);
    }
  }

  /// Nobody can approve.
  record Block() implements RuleVerdict {}

  /// `k` distinct officers of a group.
  record GroupQuorum(String group, int k) {}
}
