package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.evm.payload.EvmPayload;

/// What a wallet is asked to sign, as requests name it.
public enum RequestKind {
  TRANSACTION("transaction"),
  /// A plain message (EIP-191).
  MESSAGE("message"),
  /// EIP-712.
  TYPED_DATA("typed-data");

  private final String text;

  RequestKind(String text) {
    this.text = text;
  }

  /// The text form used in documents.
  public String text() {
    return text;
  }

  static RequestKind of(EvmPayload payload) {
    return switch (payload) {
      case EvmPayload.OfTransaction _ -> TRANSACTION;
      case EvmPayload.OfMessage _ -> MESSAGE;
      case EvmPayload.OfTypedData _ -> TYPED_DATA;
    };
  }
}
