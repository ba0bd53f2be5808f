package dev.treza.console;

import dev.treza.fleet.RefusalId;

/// What the console itself can meet on this computer (ids `CON-*`).
public enum ConsoleRefusal implements RefusalId {
  NO_AGENT(
      "CON-NO-AGENT",
      "The simulated agent is not installed beside this console.",
      "Start the console with ./run, which builds both, or name the agent's folder in treza.agent.path."),
  NO_EMULATOR(
      "CON-NO-EMULATOR",
      "This computer cannot emulate an enclave.",
      "Read what is missing above; the local fleet needs none of it: treza fleet start --local."),
  IMAGE(
      "CON-IMAGE",
      "The image of the emulated enclave could not be built.",
      "Read the reason above, mend it, and start the emulated enclave again."),
  AGENT_DIED(
      "CON-AGENT-DIED",
      "The process of a local enclave ended unexpectedly.",
      "Read its log, which is named above, then start the local fleet again."),
  AGENT_SLOW(
      "CON-AGENT-SLOW",
      "A local enclave did not become ready in time.",
      "Start the local fleet again; if it stays slow, read its log."),
  AGENT_STAYS(
      "CON-AGENT-STAYS",
      "The process of a local enclave does not end.",
      "End the process named above by hand, then try again."),
  OTHER_BUILD(
      "CON-OTHER-BUILD",
      "This local fleet was founded by another build of the agent than the one installed here.",
      "Start a fresh local fleet, on the Fleet screen or with ./treza fleet start --local --fresh:"
          + " the former one is moved aside and kept."),
  STOPPED("CON-STOPPED", "The enclave is not running.", "Start the local fleet, then try again."),
  CREDENTIAL(
      "CON-CREDENTIAL",
      "The officer's credential cannot be used.",
      "Restore the credential file and the passphrase file beside it from a backup."),
  CREDENTIAL_REALM(
      "CON-CREDENTIAL-REALM",
      "The starter credential signs for simulated enclaves only.",
      "Use the credential that the enclave's charter names."),
  FILE(
      "CON-FILE",
      "A file cannot be read or written.",
      "Check that the file exists, and that you may use it and its folder."),
  HOME_IN_USE(
      "CON-HOME-IN-USE",
      "Another console is running with the same folder.",
      "Use the window that is open already, or set TREZA_HOME to another folder."),
  RECORDS(
      "CON-RECORDS",
      "The console's own records cannot be read or written.",
      "Close other programs that use the folder; if it stays, restore it from a backup."),
  FACTS(
      "CON-FACTS",
      "What this computer knows about an enclave is damaged or contradicts itself.",
      "Do not use the enclave; restore the file from a backup or compare its root with another"
          + " officer."),
  INPUT(
      "CON-INPUT",
      "This is nothing to sign in any form that is read: bytes, hexadecimal digits, Base64, fields"
          + " in JSON, typed data.",
      "Paste the whole transaction, or open the file that holds it."),
  NO_WALLET(
      "CON-NO-WALLET",
      "No wallet is chosen to sign with.",
      "Choose a wallet of a verified enclave, or make one: Enclave, Wallets, New wallet."),
  NO_KEY_IMPORT(
      "CON-NO-KEY-IMPORT",
      "The program that imports keys is not installed beside this console.",
      "Start the command with ./treza, which builds both, or name its folder in treza.keyimport.path."),
  KEY_IMPORT_DIED(
      "CON-KEY-IMPORT-DIED",
      "The program that imports keys ended, or said what it never says.",
      "Look at the list of wallets first, then repeat the import; a key is never taken in twice."),
  NO_APPROVER(
      "CON-NO-APPROVER",
      "The charter knows no officer with the credential on this computer.",
      "Sign in with the credential of an approver of this enclave."),
  NOT_VERIFIED(
      "CON-NOT-VERIFIED",
      "The enclave is not verified at the moment, so nothing is asked of it.",
      "Open its attestation, read what is wrong, and verify it again."),
  SIGNED_ALREADY(
      "CON-SIGNED-ALREADY",
      "The enclave had signed it before the rejection reached it.",
      "Cancel it on its network if it is in no block yet, and freeze the wallet if need be."),
  CANCELLED(
      "CON-CANCELLED",
      "You cancelled this; what an enclave was told before, it may still do.",
      "Look at the list before you repeat it; the same request is never carried out twice."),
  FAULT(
      "CON-FAULT",
      "The console met a fault of its own.",
      "Try again; if it stays, restart the console and report what is shown here.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ConsoleRefusal(String id, String sentence, String nextStep) {
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
