package dev.treza.fleet;

/// The elliptic curve on which a blockchain's keys live.
public enum Curve {
  SECP256K1("secp256k1"),
  ED25519("Ed25519"),
  BLS12_381("BLS12-381");

  private final String text;

  Curve(String text) {
    this.text = text;
  }

  /// The curve's own name, as people and documents write it.
  public String text() {
    return text;
  }
}
