package dev.treza.fleet.chain;

import java.util.Optional;
import java.util.stream.Stream;

/// What a request does, as the rules of a policy name it (TRUST section 5, *what*).
public enum OperationKind {
  /// Moves the network's own currency.
  TRANSFER("transfer", "transfer"),
  TOKEN_TRANSFER("token-transfer", "token transfer"),
  /// Lets somebody take tokens later, by a call or by a signature (permit).
  TOKEN_APPROVAL("token-approval", "token approval"),
  CONTRACT_CALL("contract-call", "contract call"),
  TYPED_DATA("typed-data", "signature of typed data"),
  VALIDATOR_DUTY("validator-duty", "validator duty"),
  /// What is signed without a decoder that says what it does: messages, code of new contracts, code
  /// that is run as the caller or put into accounts.
  RAW("raw", "signature of raw data"),
  /// Makes a key, or takes one in.
  NEW_WALLET("new-wallet", "new wallet");

  private final String text;
  private final String label;

  OperationKind(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /// The text form used in documents.
  public String text() {
    return text;
  }

  /// What people call it.
  public String label() {
    return label;
  }

  public static Optional<OperationKind> parse(String text) {
    return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }
}
