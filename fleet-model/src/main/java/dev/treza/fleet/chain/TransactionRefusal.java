package dev.treza.fleet.chain;

import dev.treza.fleet.RefusalId;

/// Why a transaction is refused before anybody is asked to approve it.
public enum TransactionRefusal implements RefusalId {
  INPUT(
      "TX-INPUT",
      "This is nothing to sign in any form that is read.",
      "Give the unsigned transaction as bytes, hexadecimal digits, Base64 or a JSON object of its"
          + " fields; a message as {\"text\": …}; typed data as its JSON."),
  TYPE(
      "TX-TYPE",
      "This kind of transaction is not supported.",
      "Prepare the transaction again as one of the supported kinds."),
  SIZE(
      "TX-SIZE",
      "The transaction is larger than the network passes on.",
      "Split the work into smaller transactions."),
  TRUNCATED(
      "TX-TRUNCATED",
      "The transaction ends before it is complete.",
      "Export or scan the whole transaction again."),
  TRAILING(
      "TX-TRAILING",
      "There are bytes after the end of the transaction.",
      "Export the transaction again; do not join files."),
  CANONICAL(
      "TX-CANONICAL",
      "The transaction is not written in the one form the standard allows.",
      "Prepare the transaction with a program that follows the standard."),
  SHAPE(
      "TX-SHAPE",
      "The transaction does not have the fields its kind prescribes.",
      "Check that it is an unsigned transaction of a supported kind."),
  RANGE(
      "TX-RANGE", "A number is outside the range the network accepts.", "Correct the named field."),
  FEES(
      "TX-FEES",
      "The priority fee is higher than the maximum fee.",
      "Raise the maximum fee per gas or lower the priority fee."),
  FIELD(
      "TX-FIELD",
      "A field is unknown, unreadable or contradicts another one.",
      "Correct the named field."),
  INCOMPLETE(
      "TX-INCOMPLETE",
      "The transaction lacks fields that are never guessed.",
      "Add the named fields; the composer can read them from a node."),
  ADDRESS(
      "TX-ADDRESS",
      "This is not an address of the chain.",
      "Copy the whole address again from its source."),
  CHECKSUM(
      "TX-CHECKSUM",
      "The checksum of the address is wrong: at least one character may be mistyped.",
      "Compare the address with its source, character by character."),
  CHAIN(
      "TX-CHAIN",
      "The transaction is made for another network than the wallet's.",
      "Choose a wallet of that network, or prepare the transaction for this one."),
  ABI(
      "TX-ABI",
      "The arguments of a call are not written in the one form of the contract ABI.",
      "Prepare the call with a program that follows the contract ABI."),
  TYPED_DATA(
      "TX-TYPED-DATA",
      "The document is not typed data as EIP-712 prescribes.",
      "Have the application that asks for the signature follow EIP-712; sign nothing meanwhile."),
  DESCRIPTOR(
      "TX-DESCRIPTOR",
      "A clear-signing descriptor is not written as ERC-7730 prescribes.",
      "Use the bundle of a release, or correct the named descriptor."),
  BLOBS(
      "TX-BLOBS",
      "The blobs beside the transaction are not those it names.",
      "Export the transaction together with its own blobs."),
  SIGNATURE(
      "TX-SIGNATURE",
      "The signature is not a valid one for this transaction.",
      "Do not broadcast it; sign the transaction again.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  TransactionRefusal(String id, String sentence, String nextStep) {
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
