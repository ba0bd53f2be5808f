package dev.treza.console.compose;

import dev.treza.fleet.RefusalId;

/// Why no transaction can be composed (ids `CMP-*`).
public enum ComposeRefusal implements RefusalId {
  RECIPIENT(
      "CMP-RECIPIENT",
      "This is neither an address nor one name of the charter's address book.",
      "Paste the whole address, or write a name exactly as the address book has it."),
  TOKEN(
      "CMP-TOKEN",
      "No token of this network's list is meant by this.",
      "Choose one of the list, or give its contract's address; other tokens are sent as contract"
          + " data."),
  NETWORK(
      "CMP-NETWORK",
      "It is not clear which network is meant.",
      "Name one of the networks above that the wallet is for."),
  UNKNOWN(
      "CMP-UNKNOWN",
      "No transaction of this id was signed on this computer.",
      "Give the request's digest, 64 digits, as it was shown when the transaction was signed."),
  MINED(
      "CMP-MINED",
      "It is too late: a transaction with this nonce is in a block already.",
      "Look at what became of it; nothing can replace it."),
  KIND(
      "CMP-KIND",
      "A transaction of this kind is not replaced from here.",
      "Write the fields of the replacement yourself, with the same nonce and higher fees.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ComposeRefusal(String id, String sentence, String nextStep) {
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
