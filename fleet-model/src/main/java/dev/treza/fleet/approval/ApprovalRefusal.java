package dev.treza.fleet.approval;

import dev.treza.fleet.RefusalId;

/// Why an approval does not count (rules `APR-*`).
public enum ApprovalRefusal implements RefusalId {
  OFFICER(
      "APR-OFFICER",
      "The approval names an officer whom the charter does not know, or not in the needed role.",
      "Let an officer with that role approve."),
  SUSPENDED(
      "APR-SUSPENDED",
      "The officer is suspended; what he signs counts for nothing.",
      "Let another officer approve, or have the charter's quorum lift the suspension."),
  KEY(
      "APR-KEY",
      "The approval is signed with a key that is not the named officer's.",
      "Sign with the credential the charter names."),
  PLACE(
      "APR-PLACE",
      "The approval is meant for another namespace or enclave.",
      "Approve again on the enclave that is to act."),
  KIND(
      "APR-KIND",
      "The document is not the kind of approval needed here.",
      "Approve again from the screen of this request."),
  BOOT(
      "APR-BOOT",
      "The approval names another boot of the enclave.",
      "Verify the enclave again and approve anew."),
  REQUEST("APR-REQUEST", "The approval is for another request.", "Approve this request."),
  REVIEW(
      "APR-REVIEW",
      "The officer was shown something else than what the enclave reads in the request.",
      "Do not approve again before you know why; update the console and compare the review."),
  MODEL(
      "APR-MODEL",
      "The review was made by a decoder version this enclave does not have.",
      "Use the console that belongs to this release."),
  CHARTER(
      "APR-CHARTER",
      "The approval was made under another charter than the current one.",
      "Approve again under the current charter."),
  EXPIRED("APR-EXPIRED", "The approval is no longer valid.", "Approve again."),
  LIFETIME(
      "APR-LIFETIME",
      "The approval is valid for longer than the charter allows, or expires before it begins.",
      "Approve again with a shorter life."),
  EARLY(
      "APR-EARLY",
      "The approval was issued more than five minutes ahead of the enclave's time.",
      "Set the clock of the approver's computer and approve again."),
  NONCE(
      "APR-NONCE", "The approval was used before, or its nonce is not 16 bytes.", "Approve again."),
  ACKNOWLEDGED(
      "APR-ACKNOWLEDGED",
      "A critical risk was not acknowledged by the approver.",
      "Read each critical risk and acknowledge it, or reject."),
  TWICE(
      "APR-TWICE", "One officer approved twice; each counts once.", "Let another officer approve."),
  REJECTED(
      "APR-REJECT",
      "An officer rejected this request.",
      "Make a new request if it is still wanted.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ApprovalRefusal(String id, String sentence, String nextStep) {
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
