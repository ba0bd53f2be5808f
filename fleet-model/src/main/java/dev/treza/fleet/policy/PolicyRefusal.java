package dev.treza.fleet.policy;

import dev.treza.fleet.RefusalId;

/// Why the policy says no.
public enum PolicyRefusal implements RefusalId {
  NO_RULE(
      "POL-NO-RULE",
      "No rule of the policy covers this request, and what no rule covers is denied.",
      "Ask the charter's administrators whether a rule should cover it."),
  BLOCKED(
      "POL-BLOCKED",
      "A rule of the policy blocks this request; no approval can change that.",
      "Read the named rule; only an amendment of the charter changes it.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  PolicyRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
