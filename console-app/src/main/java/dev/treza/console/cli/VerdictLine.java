package dev.treza.console.cli;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.PolicyVerdict.Undecidable;
import java.util.stream.Collectors;

/// A verdict of the policy in one line, and as an exit code.
final class VerdictLine {
  private VerdictLine() {}

  static String of(PolicyVerdict verdict) {
    return switch (verdict) {
      case Allowed(String rule) -> "ALLOWED by rule " + rule;
      case Held(String rule, var until) -> "HELD until " + until + " by rule " + rule;
      case NeedsApproval(String rule, var missing) ->
          "NEEDS APPROVAL: rule %s asks for %s"
              .formatted(
                  rule,
                  missing.stream()
                      .map(quorum -> quorum.k() + " more of " + quorum.group())
                      .collect(Collectors.joining(", ")));
      case Denied(Refusal refusal) -> "DENIED " + refusal.line();
      case Undecidable(Refusal why) -> "UNDECIDABLE " + why.line();
    };
  }

  /// As the request itself would end.
  static ExitCode code(PolicyVerdict verdict) {
    return switch (verdict) {
      case Allowed _ -> ExitCode.DONE;
      case Held _, NeedsApproval _ -> ExitCode.APPROVALS_MISSING;
      case Denied _, Undecidable _ -> ExitCode.REFUSED;
    };
  }
}
