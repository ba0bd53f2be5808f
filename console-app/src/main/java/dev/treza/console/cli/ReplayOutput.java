package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.replay.Replay;
import java.util.ArrayList;
import java.util.List;

/// What came of each line of a history, and the totals.
record ReplayOutput(List<Replay.Judged> judged) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Replay.Judged one : judged) {
      lines.add(
          "%d %s %s %s"
              .formatted(
                  one.entry().line(), one.entry().time(), one.entry().wallet().id(), verdict(one)));
    }
    lines.add(
        "%d lines: %d would be signed, %d need approvals, %d are refused"
            .formatted(
                judged.size(),
                count(ExitCode.DONE),
                count(ExitCode.APPROVALS_MISSING),
                count(ExitCode.REFUSED)));
    return lines;
  }

  private static String verdict(Replay.Judged one) {
    return switch (one.trace()) {
      case Outcome.Accepted<PolicyTrace>(PolicyTrace trace) -> VerdictLine.of(trace.verdict());
      case Outcome.Refused<PolicyTrace>(Refusal refusal) -> "REFUSED " + refusal.line();
    };
  }

  /// What is held would be signed.
  private static ExitCode code(Replay.Judged one) {
    return switch (one.trace()) {
      case Outcome.Accepted<PolicyTrace>(PolicyTrace trace) ->
          Replay.passes(trace.verdict()) ? ExitCode.DONE : VerdictLine.code(trace.verdict());
      case Outcome.Refused<PolicyTrace> _ -> ExitCode.REFUSED;
    };
  }

  private long count(ExitCode code) {
    return judged.stream().filter(one -> code(one) == code).count();
  }

  JsonObject json() {
    return JsonObject.builder()
        .array("lines", judged.stream().map(ReplayOutput::json).toList())
        .integer("signed", count(ExitCode.DONE))
        .integer("approvals_missing", count(ExitCode.APPROVALS_MISSING))
        .integer("refused", count(ExitCode.REFUSED))
        .build();
  }

  private static JsonObject json(Replay.Judged one) {
    JsonObject.Builder json =
        JsonObject.builder()
            .integer("line", one.entry().line())
            .time("time", one.entry().time())
            .text("wallet_id", one.entry().wallet().id());
    return switch (one.trace()) {
      case Outcome.Accepted<PolicyTrace>(PolicyTrace trace) ->
          json.object("trace", trace.toJson()).build();
      case Outcome.Refused<PolicyTrace>(Refusal refusal) ->
          json.object("refusal", RefusalOutput.json(refusal)).build();
    };
  }

  /// Refused if any line is, else approvals are missing if they are for any.
  ExitCode code() {
    if (count(ExitCode.REFUSED) > 0) {
      return ExitCode.REFUSED;
    }
    return count(ExitCode.APPROVALS_MISSING) > 0 ? ExitCode.APPROVALS_MISSING : ExitCode.DONE;
  }
}
