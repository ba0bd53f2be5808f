package dev.treza.fleet.replay;

import dev.treza.fleet.RefusalId;

/// Why a history of transactions cannot be replayed.
public enum HistoryRefusal implements RefusalId {
  LINE(
      "HIS-LINE",
      "A line of the history cannot be used.",
      "Mend the named line: one JSON object a line, wallets before what uses them, times rising.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  HistoryRefusal(String id, String sentence, String nextStep) {
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
