package dev.treza.console.compose;

/// What a node's answers give reason to warn of. Nothing is refused for it: the node may be wrong,
/// and the person may know better.
public enum Caution {
  BALANCE("CMP-BALANCE", "The wallet holds less than amount and highest fee together."),
  TOKEN_BALANCE("CMP-TOKEN-BALANCE", "The wallet holds less of the token than the amount."),
  NONCE_USED("CMP-NONCE-USED", "The nonce is used already; no block will take this."),
  NONCE_WAITING(
      "CMP-NONCE-WAITING", "Another transaction with this nonce waits; one of them goes."),
  NONCE_GAP("CMP-NONCE-GAP", "Lower nonces are not used yet; this waits until they are.");

  private final String id;
  private final String sentence;

  Caution(String id, String sentence) {
    this.id = id;
    this.sentence = sentence;
  }

  public String id() {
    return id;
  }

  public String sentence() {
    return sentence;
  }
}
