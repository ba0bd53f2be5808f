package dev.treza.fleet;

import java.util.Optional;
import java.util.stream.Stream;

/// The blockchains an enclave can hold keys for.
public enum Blockchain {
  ETHEREUM("ethereum", "Ethereum", Curve.SECP256K1),
  /// The beacon chain: validator duties and withdrawals.
  ETHEREUM2("ethereum2", "Ethereum 2.0", Curve.BLS12_381),
  BITCOIN("bitcoin", "Bitcoin", Curve.SECP256K1),
  SOLANA("solana", "Solana", Curve.ED25519),
  POLYGON("polygon", "Polygon", Curve.SECP256K1),
  /// The C-Chain only.
  AVALANCHE("avalanche", "Avalanche", Curve.SECP256K1);

  private final String text;
  private final String label;
  private final Curve curve;

  Blockchain(String text, String label, Curve curve) {
    this.text = text;
    this.label = label;
    this.curve = curve;
  }

  /// The text form used in documents, the HTTP API and the CLI.
  public String text() {
    return text;
  }

  /// The name shown to people.
  public String label() {
    return label;
  }

  public Curve curve() {
    return curve;
  }

  /// The blockchain that `text` names, or nothing if it names none.
  public static Optional<Blockchain> parse(String text) {
    return Stream.of(values()).filter(chain -> chain.text.equals(text)).findFirst();
  }
}
