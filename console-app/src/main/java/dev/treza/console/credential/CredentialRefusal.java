package dev.treza.console.credential;

import dev.treza.fleet.RefusalId;

/// Why an officer's own credential does not sign (ids `CRED-*`; tokens also `TOK-*`).
public enum CredentialRefusal implements RefusalId {
  LOCKED(
      "CRED-LOCKED",
      "Your credential is locked.",
      "Sign in with its pass phrase or PIN; it locks itself again when it is not used."),
  PASSPHRASE(
      "CRED-PASSPHRASE",
      "This is not the pass phrase of the credential.",
      "Type it again. Nobody can recover it: if it is lost, let a quorum replace the credential."),
  PASSPHRASE_FORM(
      "CRED-PASSPHRASE-FORM",
      "A pass phrase has 12 to 128 characters: letters, digits, spaces and signs of a US keyboard.",
      "Choose another one, such as six random words."),
  REPEATED(
      "CRED-REPEATED",
      "The two new pass phrases differ.",
      "Type the new pass phrase twice in the same way."),
  FILE(
      "CRED-FILE",
      "The file is no PKCS#12 file with one key to sign with (P-256 or Ed25519).",
      "Choose the file that was exported from a credential, or restore it from a backup."),
  OTHER_KEY(
      "CRED-OTHER-KEY",
      "The credential file holds another key than the one chosen here.",
      "Restore the file that belongs to this credential, or choose the credential anew."),
  REALM(
      "CRED-REALM",
      "This credential is not for this realm: what rehearses never signs in earnest, nor the other"
          + " way round.",
      "Use the credential that was made for this realm."),
  ELSEWHERE(
      "CRED-ELSEWHERE",
      "Your key lies behind an air gap, so this computer cannot sign with it.",
      "Export the request, carry it over, and bring the answer back."),
  EXISTS(
      "CRED-EXISTS",
      "There is a credential on this computer already.",
      "Export it first, then remove it, and choose the new one."),
  NONE(
      "CRED-NONE",
      "No credential of your own is chosen on this computer.",
      "Choose one: Settings, Your credential; or treza credential create."),
  MODULE(
      "TOK-MODULE",
      "The PKCS#11 module cannot be used.",
      "Choose the module file that came with your token."),
  MODULE_CHANGED(
      "TOK-MODULE-CHANGED",
      "The PKCS#11 module is another file than the one you chose.",
      "If you updated the token's software yourself, choose the module again; if not, do not type"
          + " your PIN."),
  ABSENT("TOK-ABSENT", "Your token is not there.", "Put it in and try again."),
  OTHER(
      "TOK-OTHER",
      "Another token is there than yours; no PIN was tried on it.",
      "Put your own token in."),
  SEVERAL(
      "TOK-SEVERAL",
      "Several tokens are there.",
      "Say which one is yours by its serial number, or leave only that one in."),
  PIN(
      "TOK-PIN",
      "The token refused the PIN.",
      "Type it again with care: after a few wrong ones the token locks itself."),
  PIN_LOCKED(
      "TOK-PIN-LOCKED",
      "The token's PIN is locked after too many wrong ones.",
      "Unlock it with the token's own software and its PUK, or let a quorum replace the credential."),
  PIN_UNSET(
      "TOK-PIN-UNSET",
      "The token has no PIN yet, or wants a new one.",
      "Set the PIN with the token's own software."),
  KEY(
      "TOK-KEY",
      "The token does not hold the key that was chosen.",
      "Use the token on which that key was made, or enrol this one's key."),
  SESSION(
      "TOK-SESSION",
      "The token ended the session: it was taken out or used by another program.",
      "Put it in, if it is out, and sign in again."),
  TOKEN_FAULT(
      "TOK-FAULT",
      "The token did not do what it was asked.",
      "Take it out, put it in and try again; if it stays, use its own software to look at it.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  CredentialRefusal(String id, String sentence, String nextStep) {
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
