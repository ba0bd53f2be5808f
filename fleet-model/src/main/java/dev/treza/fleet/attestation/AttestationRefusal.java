package dev.treza.fleet.attestation;

import dev.treza.fleet.RefusalId;

/// Why an attestation document is refused (rules `ATT-*`).
public enum AttestationRefusal implements RefusalId {
  SIZE(
      "ATT-SIZE",
      "The document is larger than any attestation document may be.",
      "Check that the file is an attestation document; ask the enclave for a new one."),
  MALFORMED(
      "ATT-MALFORMED",
      "The input is not an attestation document, or it was damaged on its way.",
      "Fetch or copy the document again, as raw bytes."),
  ALGORITHM(
      "ATT-ALGORITHM",
      "The document names a signature algorithm other than the one Nitro uses (ES384).",
      "Do not trust it; ask the enclave for a new document, and report this one."),
  PAYLOAD(
      "ATT-PAYLOAD",
      "A field of the document is missing or breaks the rules AWS sets for it.",
      "Do not trust it; ask the enclave for a new document, and report the named field."),
  PLATFORM(
      "ATT-PLATFORM",
      "The document comes from another platform, such as NitroTPM, not from a Nitro enclave.",
      "Ask the enclave itself for its document, not the instance it runs on."),
  CHAIN(
      "ATT-CHAIN",
      "The document's certificates do not lead to the pinned root.",
      "Do not trust it; check whether a simulator, another AWS partition or a forgery sent it."),
  EXPIRED(
      "ATT-EXPIRED",
      "A certificate of the document was no longer valid at the time it is judged for.",
      "Ask for a new document, or judge an archived one at its own time."),
  CLOCK(
      "ATT-CLOCK",
      "By this computer's clock the document comes from the future: the clock seems to be off.",
      "Set this computer's clock and try again."),
  NAME(
      "ATT-NAME",
      "The certificate was issued to another enclave than the document names.",
      "Do not trust it, and report it."),
  SIGNATURE(
      "ATT-SIGNATURE",
      "The document's signature is wrong: its content was changed or never signed by Nitro.",
      "Do not trust it; ask the enclave for a new document, and report this one."),
  STALE(
      "ATT-STALE",
      "The document is older than five minutes, so it may be a replay.",
      "Ask for a new document; if this happens again, check this computer's clock."),
  NONCE(
      "ATT-NONCE",
      "The document does not answer the random number this check asked with.",
      "Ask again with a new random number; if this happens again, somebody replays documents."),
  DEBUG(
      "ATT-DEBUG",
      "The enclave runs in debug mode: whoever owns its host can read everything in it.",
      "Start the enclave again without debug mode; use nothing this one made."),
  NO_MEASUREMENTS(
      "ATT-NO-MEASUREMENTS",
      "Nobody said which measurements to expect, so any image would pass.",
      "Name the measurements of the release you expect."),
  MEASUREMENTS(
      "ATT-MEASUREMENTS",
      "The enclave runs an image that is not one of those expected.",
      "Compare the release it should run with the measurements shown; do not use it until they fit."),
  ROOT(
      "ATT-ROOT",
      "The enclave is not bound to the charter root you pinned (PCR16).",
      "Do not use it; compare the root's words with an officer you already trust."),
  PCR_LOCK(
      "ATT-PCR-LOCK",
      "A register that must be locked at zero (PCR17 to PCR31) is not.",
      "Do not use the enclave; its image does not do what the release says."),
  PLACE(
      "ATT-PLACE",
      "The enclave runs under another role or in another region than the charter names.",
      "Find out who started it there; amend the charter if the place is right."),
  PUBLIC_KEY(
      "ATT-PUBLIC-KEY",
      "The document vouches for another public key than the one in use.",
      "Close the connection: somebody may stand between you and the enclave."),
  USE(
      "ATT-USE",
      "The document was made for another statement or another use than the one shown with it.",
      "Ask the enclave for a document and its statement together."),
  REALM(
      "ATT-REALM",
      "A production root was offered as a simulator's root.",
      "Choose the simulator's own root; production roots are built in and cannot be added.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  AttestationRefusal(String id, String sentence, String nextStep) {
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
