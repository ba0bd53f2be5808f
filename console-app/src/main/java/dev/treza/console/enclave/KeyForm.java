package dev.treza.console.enclave;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Curve;
import java.util.List;
import java.util.stream.Stream;

/// The forms in which a key made elsewhere may be written. They decide what is asked besides the
/// file; the import program looks at the file itself and reads it strictly as what it is.
public enum KeyForm {
  RAW("Raw key: 64 hexadecimal digits, or 32 bytes"),
  WORDS("Words (BIP-39, English)"),
  XPRV("Extended private key (BIP-32, xprv)"),
  WEB3("Web3 Secret Storage, version 3 (JSON)"),
  EIP2335("Validator keystore (EIP-2335, JSON)"),
  WIF("Wallet Import Format (WIF)"),
  SOLANA("Solana key pair (JSON, 64 numbers)");

  private final String label;

  KeyForm(String label) {
    this.label = label;
  }

  /// What people call it.
  public String label() {
    return label;
  }

  /// The blockchains a key in this form can be of.
  public List<Blockchain> blockchains() {
    return switch (this) {
      case RAW, WORDS -> List.of(Blockchain.values());
      case XPRV ->
          Stream.of(Blockchain.values()).filter(chain -> chain.curve() == Curve.SECP256K1).toList();
      case WEB3 -> List.of(Blockchain.ETHEREUM, Blockchain.POLYGON, Blockchain.AVALANCHE);
      case EIP2335 -> List.of(Blockchain.ETHEREUM2);
      case WIF -> List.of(Blockchain.BITCOIN);
      case SOLANA -> List.of(Blockchain.SOLANA);
    };
  }

  /// Whether the key may lie below what is in the file.
  public boolean hasPath() {
    return switch (this) {
      case WORDS, XPRV -> true;
      case RAW, WEB3, EIP2335, WIF, SOLANA -> false;
    };
  }

  /// Whether there may be a passphrase.
  public boolean mayHavePassphrase() {
    return switch (this) {
      case WORDS, WEB3, EIP2335 -> true;
      case RAW, XPRV, WIF, SOLANA -> false;
    };
  }

  /// Whether it is not opened without one.
  public boolean needsPassphrase() {
    return switch (this) {
      case WEB3, EIP2335 -> true;
      case RAW, WORDS, XPRV, WIF, SOLANA -> false;
    };
  }
}
