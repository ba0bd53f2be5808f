package dev.treza.fleet.airgap;

import dev.treza.fleet.RefusalId;

/// Why a document that was carried across an air gap is refused (ids `AIR-*`).
public enum AirgapRefusal implements RefusalId {
  FILE(
      "AIR-FILE",
      "This is not the kind of file that is expected at this step.",
      "The officer behind the air gap asks first, then gets the request, then gives his answer:"
          + " choose the file of this step."),
  NONE_OPEN(
      "AIR-NONE-OPEN",
      "This computer has asked no question that this request could answer.",
      "Ask here first, and carry the question over; a question is used up by its answer."),
  UNKNOWN_ENCLAVE(
      "AIR-UNKNOWN-ENCLAVE",
      "This computer has not pinned the enclave that the request is for.",
      "Bring the enclave's pin from an officer you trust, and compare its root's words with him."),
  QUESTION(
      "AIR-QUESTION",
      "The request answers another question than the one this computer asked last.",
      "Carry the newest question over and bring the request made with it; do not use this one."),
  OTHER_REQUEST(
      "AIR-OTHER-REQUEST",
      "The document is about another request than the one that is open.",
      "Look for the file that names the digest of the open request."),
  MIXED(
      "AIR-MIXED",
      "The parts of the request do not belong together.",
      "Do not decide on it; export the request again from the enclave's console."),
  CHARTER(
      "AIR-CHARTER",
      "The charters in the request do not lead from the pinned root to the one in force.",
      "Export the request again; if it stays, compare the root with another officer."),
  STALE(
      "AIR-STALE",
      "The answer was given to an earlier question about the same request.",
      "Bring the answer to the question with which this request was exported.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  AirgapRefusal(String id, String sentence, String nextStep) {
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
