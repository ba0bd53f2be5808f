package dev.treza.fleet.json;

import dev.treza.fleet.RefusalId;

/// Why received JSON is refused (rule `JSON-CANON`).
public enum JsonRefusal implements RefusalId {
  CANON(
      "JSON-CANON",
      "The document is not the one canonical form that may be signed.",
      "Let the program that made it write it again; do not edit signed documents by hand."),
  SCHEMA(
      "JSON-SCHEMA",
      "A field is missing, unknown or of the wrong form.",
      "Correct the named field; the place says where it is.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  JsonRefusal(String id, String sentence, String nextStep) {
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
