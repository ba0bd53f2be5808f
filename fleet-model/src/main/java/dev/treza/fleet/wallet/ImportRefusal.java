package dev.treza.fleet.wallet;

import dev.treza.fleet.RefusalId;

/// Why a key is not taken in (ids `IMP-*`). No refusal ever quotes what it refuses.
public enum ImportRefusal implements RefusalId {
  FILE(
      "IMP-FILE",
      "The key file cannot be read.",
      "Check that it exists and that you may read it, or give the key on standard input."),
  EMPTY("IMP-EMPTY", "There is no key: the input is empty.", "Check which file or pipe was given."),
  SIZE(
      "IMP-SIZE",
      "The input is longer than any key file.",
      "Give one key at a time, and nothing around it."),
  FORMAT(
      "IMP-FORMAT",
      "The input is in none of the formats that can be imported.",
      "Give a hexadecimal or binary key, BIP-39 words, WIF, xprv, a Solana key pair or a keystore file."),
  HEX(
      "IMP-HEX",
      "The key is not 64 hexadecimal digits.",
      "Give 64 digits, with or without 0x before them."),
  RANGE(
      "IMP-RANGE",
      "This number is no secret key of its curve: it is zero or too large.",
      "Check where it comes from; no wallet can have it."),
  WORDS(
      "IMP-WORDS",
      "These are no BIP-39 words.",
      "Check the words one by one: 12 to 24 of the English list, in lower case, one space between."),
  PASSPHRASE(
      "IMP-PASSPHRASE",
      "The passphrase is missing, is not UTF-8, or is given where there is none.",
      "Give the passphrase of a keystore file or of BIP-39 words, in a file of its own."),
  CHECKSUM(
      "IMP-CHECKSUM",
      "The checksum of the key does not fit.",
      "Copy the key again; a character is wrong or missing."),
  VERSION(
      "IMP-VERSION",
      "The key is written for another network, or in a version that cannot be imported.",
      "Choose the network it belongs to, or export it in a usual form."),
  EXTENDED(
      "IMP-EXTENDED",
      "The extended key is not well-formed.",
      "Export it again as BIP-32 writes it; public extended keys hold no key to import."),
  PAIR(
      "IMP-PAIR",
      "The two halves of the key pair do not belong together.",
      "Copy the whole file again; it was cut or put together from two."),
  KEYSTORE(
      "IMP-KEYSTORE",
      "The keystore file is not well-formed.",
      "Export it again as EIP-2335 or Web3 Secret Storage version 3."),
  KDF(
      "IMP-KDF",
      "The keystore asks for a key derivation that is unknown or would not end.",
      "Export it again with the usual parameters of scrypt or PBKDF2."),
  PASSWORD(
      "IMP-PASSWORD",
      "The passphrase does not open the keystore, or the keystore was changed.",
      "Check the passphrase, then the file."),
  PUBLIC_KEY(
      "IMP-PUBLIC-KEY",
      "The keystore names a public key or address that is not its key's.",
      "Do not use it before you know why; the file was changed or put together from two."),
  CHAIN(
      "IMP-CHAIN",
      "A key in this form cannot be one of that blockchain.",
      "Choose the blockchain the key belongs to."),
  PATH(
      "IMP-PATH",
      "The path is missing, does not fit the blockchain, or is given for a key that has none.",
      "Give a path for BIP-39 words and extended keys, and none for single keys."),
  TRANSPORT(
      "IMP-TRANSPORT",
      "The enclave has no transport key for this import, or no longer.",
      "Ask for the transport key again, then send the key sealed to it."),
  SEALED(
      "IMP-SEALED",
      "What was sent does not open with the transport key of this import.",
      "Ask for the transport key again, and seal the key to it anew."),
  NO_KMS(
      "IMP-NO-KMS",
      "This enclave has no KMS to open a blob with.",
      "Import the key from a file, or into an enclave whose charter names a KMS key."),
  KMS_KEY(
      "IMP-KMS-KEY",
      "The blob is under a key with which this enclave opens no blobs.",
      "Encrypt it under a key of your own in the region of the charter's sealing key."),
  BLOB(
      "IMP-BLOB",
      "KMS does not open the blob: it is damaged, under another key, or of another context.",
      "Encrypt the key again, with the command that wallet import --kms-key prints."),
  MISMATCH(
      "IMP-MISMATCH",
      "The key that arrived is not the one that was approved.",
      "Do not approve again before you know why; import the key whose address was shown.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ImportRefusal(String id, String sentence, String nextStep) {
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
