package dev.treza.fleet.charter;

import dev.treza.fleet.RefusalId;

/// Why a charter, or an act that needs it, is refused (rules `CHR-*`, `REALM`).
public enum CharterRefusal implements RefusalId {
  QUORUM(
      "CHR-QUORUM",
      "A quorum of the charter cannot be met, or is too small for mainnet.",
      "Name enough distinct officers with the right role, and more than one for mainnet."),
  OFFICER(
      "CHR-OFFICER",
      "The charter names an officer twice, or one who does not exist.",
      "Give every officer one id and use only those ids."),
  KEY_TWICE(
      "CHR-KEY-TWICE",
      "One key stands in the charter twice.",
      "Give each officer a key of his own."),
  GROUP(
      "CHR-GROUP",
      "A rule names a group that the charter does not define, or defines it twice.",
      "Define each group once, under the name the rule uses."),
  POLICY(
      "CHR-POLICY",
      "A rule of the policy names what the charter does not have, or can never hold.",
      "Correct the named rule."),
  CLIENT(
      "CHR-CLIENT",
      "A client is named twice, has another's key, or may appear in a rule that does not name it.",
      "Give each client one id and one key, and name it in the rules it may appear in."),
  WITNESS(
      "CHR-WITNESS",
      "The witnesses are named twice, or one of them has not that role.",
      "Name each witness once, and give him the role."),
  ADDRESS_BOOK(
      "CHR-ADDRESS-BOOK",
      "The address book has a name or address twice, or an address that is not one of its chain.",
      "Give each address one name, and write it with its checksum."),
  BACKUP(
      "CHR-BACKUP",
      "A charter for mainnet must choose how keys are backed up.",
      "Choose sealed or portable."),
  STORE(
      "CHR-STORE",
      "A charter must name the state store its enclave has, and for mainnet one that is neither"
          + " the host's own disk nor memory.",
      "Name the state store this enclave has; for mainnet, one the host cannot roll back."),
  SERIAL(
      "CHR-SERIAL",
      "The charter's serial and predecessor do not fit: a root has serial 0 and none, an amendment"
          + " has both.",
      "Write the charter again from the one it amends."),
  FORK(
      "CHR-FORK",
      "The amendment does not amend the charter in force, or the stored charters do not form one"
          + " chain.",
      "Write the amendment again from the charter in force; if it is a stored chain, treat the"
          + " store as tampered with."),
  ROLLBACK(
      "CHR-ROLLBACK",
      "The stored charters end before the charter that was last in force.",
      "Treat the store as rolled back; do not serve from it before you know why."),
  FIXED(
      "CHR-FIXED",
      "The amendment changes what only a new root can say.",
      "Leave it as the root has it; a new sealing key or store is a new root or an upgrade."),
  POSSESSION(
      "CHR-POSSESSION",
      "A key that the charter newly names has not signed it, or signed another one.",
      "Let every administrator sign the genesis approval, and every newly named key the amendment"
          + " that names it."),
  REALM(
      "REALM",
      "The document belongs to another realm than this enclave.",
      "Use documents made for this enclave; simulated and real ones never mix."),
  FOUNDED(
      "CHR-FOUNDED",
      "This enclave has a charter already; genesis happens once.",
      "Amend the charter instead, or destroy the enclave and its store."),
  MEASUREMENTS(
      "CHR-MEASUREMENTS",
      "The charter does not allow the image that is running.",
      "Name the running release in the charter, or run the release it names.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  CharterRefusal(String id, String sentence, String nextStep) {
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
