package dev.treza.fleet.audit;

import dev.treza.fleet.RefusalId;

/// Why an audit log is not believed, or not believed to be whole (rules `AUD-*`, TRUST section 8).
public enum AuditRefusal implements RefusalId {
  FORM(
      "AUD-FORM",
      "An entry of the audit log is not a receipt as enclaves write them.",
      "Stop: somebody changed the log. Export it again, and keep both."),
  SEQUENCE(
      "AUD-SEQUENCE",
      "Entries of the audit log are missing, or not in their order.",
      "Stop: somebody changed the log. Export it again, and keep both."),
  CHAIN(
      "AUD-CHAIN",
      "An entry of the audit log does not follow from the one before.",
      "Stop: an entry was replaced. Export the log again, and keep both."),
  BOOT(
      "AUD-BOOT",
      "Nothing vouches for the boot that an entry of the audit log names.",
      "Ask the enclave for that boot's document; without it the entry proves nothing."),
  SIGNATURE(
      "AUD-SIGNATURE",
      "An entry of the audit log is not signed by the key of the boot it names.",
      "Stop: somebody changed the log. Export it again, and keep both."),
  CHARTER(
      "AUD-CHARTER",
      "An entry of the audit log was made under a charter that was not in force then.",
      "Look at the chain of charters, and at what the entry did."),
  SCOPE(
      "AUD-SCOPE",
      "An entry of the audit log is of another realm, namespace or enclave.",
      "Ask the enclave that the entry names."),
  INCOMPLETE(
      "AUD-INCOMPLETE",
      "The audit log ends before the entry that a receipt or statement names.",
      "Export it again up to that entry; until then its end may have been cut off."),
  ROLLBACK(
      "AUD-ROLLBACK",
      "The enclave's audit chain is shorter than it was before.",
      "Stop: somebody restored an old state. Sign nothing, and look who may write to the store."),
  FORK(
      "AUD-FORK",
      "The enclave's audit chain has another history than the one known here.",
      "Stop: there are two copies of the state. Sign nothing, and compare the heads of all consoles."),
  HEADS(
      "AUD-HEADS",
      "The heads of audit chains that are kept on this computer cannot be read or written.",
      "Look at the folder of the heads; a damaged head is compared with another console's."),
  PROOF(
      "AUD-PROOF",
      "A Merkle proof does not lead to the checkpoint.",
      "Ask for the proof again; if it stays, entry or checkpoint was changed."),
  FILE(
      "AUD-FILE",
      "This is no exported audit file, or one for other roots than yours.",
      "Export it again with `treza audit export`.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  AuditRefusal(String id, String sentence, String nextStep) {
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
