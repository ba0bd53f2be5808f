package dev.treza.fleet.release;

import dev.treza.fleet.RefusalId;

/// Why a release file is refused.
public enum ReleaseRefusal implements RefusalId {
  KEY(
      "REL-KEY",
      "The release is not signed by the key this program trusts for it.",
      "Fetch the release file again from its publisher; if the release key was replaced, update this program first."),
  REALM(
      "REL-REALM",
      "The release is for another realm: what simulators run is never believed of real enclaves, nor the reverse.",
      "Name the release that belongs to the enclave's realm."),
  IMAGE(
      "REL-IMAGE",
      "The image is none of those the release lists.",
      "Do not start the image; fetch it again together with its release file.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ReleaseRefusal(String id, String sentence, String nextStep) {
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
