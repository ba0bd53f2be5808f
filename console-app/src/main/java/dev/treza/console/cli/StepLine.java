package dev.treza.console.cli;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.StepOutcome;
import dev.treza.fleet.json.JsonObject;

/// One step of a verification, as it is printed.
///
/// @param title what holds if it passes
record StepLine(String id, String title, StepOutcome outcome) {
  String text() {
    return "  %-11s  %s: %s".formatted(mark(), title, detail());
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("id", id)
        .text("title", title)
        .text("result", mark())
        .text("detail", detail())
        .build();
  }

  private String mark() {
    return switch (outcome) {
      case StepOutcome.Passed _ -> "passed";
      case StepOutcome.Failed _ -> "FAILED";
      case StepOutcome.NotChecked _ -> "not checked";
      case StepOutcome.NotReached _ -> "not reached";
    };
  }

  private String detail() {
    return switch (outcome) {
      case StepOutcome.Passed(String detail) -> detail;
      case StepOutcome.Failed(Refusal refusal) -> refusal.line();
      case StepOutcome.NotChecked(String reason) -> reason;
      case StepOutcome.NotReached _ -> "an earlier step failed";
    };
  }
}
