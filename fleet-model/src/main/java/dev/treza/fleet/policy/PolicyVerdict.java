package dev.treza.fleet.policy;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.time.Instant;
import java.util.List;

/// What the policy says of one request, always with the rule that says it.
public sealed interface PolicyVerdict {
  /// The rules let it pass as it is.
  ///
  /// @param rule the one for its first operation
  record Allowed(String rule) implements PolicyVerdict {}

  /// The rule lets it pass once these approvals are there as well: `k` is what is still missing,
  /// group by group in the order in which they approve.
  record NeedsApproval(String rule, List<GroupQuorum> missing) implements PolicyVerdict {
    public NeedsApproval {
      missing = List.copyOf(missing);
    }
  }

  /// Nothing is missing, and the rule holds it until then, so that it can be rejected.
  record Held(String rule, Instant until) implements PolicyVerdict {}

  /// No approval can make it pass.
  record Denied(Refusal refusal) implements PolicyVerdict {}

  /// It could not be found out: neither yes nor no.
  record Undecidable(Refusal why) implements PolicyVerdict {}
}
