package dev.treza.fleet.deploy;

import dev.treza.fleet.RefusalId;

/// Why a filled deploy form is refused.
public enum DeployRefusal implements RefusalId {
  FIELD(
      "DEPLOY-FIELD",
      "A field of the deploy form is missing, unknown or not one of the values it may have.",
      "Correct the named field; its description says what it takes."),
  KEY_MODE(
      "KEY-MODE-UNAVAILABLE",
      "This way of managing keys is planned and not built yet.",
      "Choose generate, import or derive."),
  KMS_REGION(
      "DEPLOY-KMS-REGION",
      "The KMS key is in another region than the enclave.",
      "Name a key of the enclave's own region, or leave the field out to have one made.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  DeployRefusal(String id, String sentence, String nextStep) {
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
