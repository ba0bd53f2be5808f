package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import java.util.List;
import picocli.CommandLine.Option;

/// The option with which a person says that he has read a critical risk.
final class Acknowledgement {
  @Option(
      names = "--acknowledge",
      paramLabel = "RISK",
      description = "a critical risk you have read; repeat for each")
  private List<String> acknowledged = List.of();

  /// The ids of all critical risks. Refused: `APR-ACKNOWLEDGED` if one was not named.
  Outcome<List<String>> all(Review review) {
    List<String> critical =
        review.risks().stream()
            .filter(risk -> risk.severity() == Severity.CRITICAL)
            .map(RiskFlag::id)
            .toList();
    List<String> unread = critical.stream().filter(risk -> !acknowledged.contains(risk)).toList();
    return unread.isEmpty()
        ? Outcome.accepted(critical)
        : Outcome.refused(
            ApprovalRefusal.ACKNOWLEDGED, "name with --acknowledge: " + String.join(", ", unread));
  }
}
