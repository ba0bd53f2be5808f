package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.policy.Mismatch;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.policy.SpentBefore;
import dev.treza.fleet.protocol.WhatIfReply;
import java.util.ArrayList;
import java.util.List;

/// What the policy would say, and why.
record WhatIfOutput(EnclaveOutput enclave, WhatIfReply reply) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("WOULD BE " + VerdictLine.of(reply.trace().verdict()));
    lines.add("  at " + reply.at() + "; nothing was changed by asking");
    int number = 0;
    for (PolicyTrace.Step step : reply.trace().steps()) {
      number++;
      lines.add("  " + number + ". " + step.operation().words());
      step.asked().forEach(asked -> lines.add("     " + asked(asked)));
    }
    for (SpentBefore before : reply.before()) {
      lines.add("  spent before: " + before.words());
    }
    return enclave.lines(lines);
  }

  private static String asked(PolicyTrace.Asked asked) {
    return "rule "
        + asked.rule()
        + asked.mismatch().map(WhatIfOutput::why).orElse(" covers it and decides");
  }

  private static String why(Mismatch why) {
    return " does not cover it (" + why.condition().text() + "): " + why.sentence();
  }

  JsonObject json() {
    return enclave.json().object("what_if", reply.toJson()).build();
  }
}
