package dev.treza.fleet.policy;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.util.List;

/// What the policy says of one request, always with the rule that says it.
public sealed interface PolicyVerdict {
  /// The rule lets it pass as it is.
  record Allowed(String rule) implements PolicyVerdict {}

  /// The rule lets it pass once these approvals are there as well: `k` is what is still missing.
  record NeedsApproval(String rule, List<GroupQuorum> missing) implements PolicyVerdict {
    public NeedsApproval {
      missing = List.copyOf(missing);
    }
  }

  /// No approval can make it pass.
  record Denied(Refusal refusal) implements PolicyVerdict {}
}
