package dev.treza.fleet.kms;

import dev.treza.fleet.RefusalId;

/// Why the agent does not use a key of KMS, or does not believe what KMS answers (rules `KMS-*`).
public enum KmsRefusal implements RefusalId {
  ARN(
      "KMS-ARN",
      "The key that KMS answers for is not the one it was asked for.",
      "Look at the key in the charter or the import, and at who answers in the name of KMS."),
  KEY(
      "KMS-KEY",
      "The sealing key is of a kind that must not seal: imported, asymmetric or multi-Region.",
      "Make a symmetric single-Region key whose material AWS generates, and name it in a charter."),
  GRANTS(
      "KMS-GRANTS",
      "There are grants on the sealing key, which let others use it past its policy.",
      "Retire the grants, or make a new key; then repeat the call."),
  POLICY(
      "KMS-POLICY",
      "The policy of the sealing key is not the one that follows from the charter.",
      "Compare the named statements; set the policy the console derives, then repeat the call."),
  DENIED(
      "KMS-DENIED",
      "KMS does not let this enclave use the key.",
      "Compare the parent's role, measurements and charter root with those the key policy names."),
  PLAINTEXT(
      "KMS-PLAINTEXT",
      "The answer held a key in clear, although it was to be encrypted to the enclave.",
      "Stop: somebody answers in the name of KMS. Nothing was sealed under that key; report it."),
  ENVELOPE(
      "KMS-ENVELOPE",
      "What KMS encrypted to the enclave does not open.",
      "Repeat the call; if it stays, somebody changes the answers of KMS. Report it."),
  ROUND_TRIP(
      "KMS-ROUND-TRIP",
      "A new data key did not come back the same when KMS opened it again, so it was not used.",
      "Repeat the call; if it stays, somebody answers in the name of KMS. Report it."),
  ANSWER(
      "KMS-ANSWER",
      "The answer is not one that KMS gives to this call.",
      "Repeat the call; if it stays, look at the agent's log and at who answers as KMS."),
  UNAVAILABLE(
      "KMS-UNAVAILABLE",
      "KMS cannot be reached, is busy, or the key is disabled; nothing was done.",
      "Look at the key's state, the relay to KMS and the role's session; then repeat the call.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  KmsRefusal(String id, String sentence, String nextStep) {
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
