package dev.treza.console.payments;

import java.util.Optional;
import java.util.stream.Stream;

/// What a payment of a file may say. The names are those of a transaction's fields.
public enum PaymentColumn {
  /// Id of the wallet that pays.
  WALLET("wallet"),
  /// An address, or a name of the charter's address book.
  TO("to"),
  /// In whole units of what is sent: `1.5`.
  VALUE("value"),
  /// Symbol or contract of a listed token; the network's currency if empty.
  TOKEN("token"),
  /// Name or chain id; needed if the wallet is for more than one network.
  NETWORK("network"),
  /// `0x` and hexadecimal digits for a contract.
  DATA("data"),
  /// The next one in the order of the file if empty.
  NONCE("nonce"),
  /// As the node estimates if empty.
  GAS_LIMIT("gasLimit"),
  /// In wei; as the node finds usual if empty.
  MAX_FEE("maxFeePerGas"),
  /// In wei.
  PRIORITY_FEE("maxPriorityFeePerGas");

  private final String text;

  PaymentColumn(String text) {
    this.text = text;
  }

  /// The name at the head of the column.
  public String text() {
    return text;
  }

  /// Whether a file has to have it.
  boolean required() {
    return switch (this) {
      case WALLET, TO, VALUE -> true;
      case TOKEN, NETWORK, DATA, NONCE, GAS_LIMIT, MAX_FEE, PRIORITY_FEE -> false;
    };
  }

  static Optional<PaymentColumn> parse(String text) {
    return Stream.of(values()).filter(column -> column.text.equals(text)).findFirst();
  }

  static String names() {
    return String.join(", ", Stream.of(values()).map(PaymentColumn::text).toList());
  }
}
