package dev.treza.console.enclave;

import dev.treza.console.link.Attestation;
import dev.treza.console.link.CheckedStep;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.StepOutcome;
import java.util.ArrayList;
import java.util.List;

/// One step of verification as a line to read.
///
/// @param title what holds if the step passes
/// @param detail what was found, or why it was not looked at
public record StepLine(String id, String title, Mark mark, String detail) {
  /// All steps of an attestation: first the document's, then the connection's.
  public static List<StepLine> of(Attestation attestation) {
    List<StepLine> lines = new ArrayList<>();
    attestation
        .report()
        .steps()
        .forEach((step, outcome) -> lines.add(line(step.id(), step.title(), outcome)));
    for (CheckedStep step : attestation.binding()) {
      lines.add(line(step.id(), step.title(), step.outcome()));
    }
    return List.copyOf(lines);
  }

  private static StepLine line(String id, String title, StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Passed(String detail) -> new StepLine(id, title, Mark.PASSED, detail);
      case StepOutcome.Failed(Refusal refusal) ->
          new StepLine(id, title, Mark.FAILED, refusal.line());
      case StepOutcome.NotChecked(String reason) ->
          new StepLine(id, title, Mark.NOT_CHECKED, reason);
      case StepOutcome.NotReached() ->
          new StepLine(id, title, Mark.NOT_REACHED, "an earlier step failed");
    };
  }
}
