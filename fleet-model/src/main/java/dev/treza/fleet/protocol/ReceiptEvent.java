package dev.treza.fleet.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/// What a receipt attests.
public enum ReceiptEvent {
  GENESIS("genesis"),
  CHARTER_AMENDED("charter-amended"),
  SUSPENDED("suspended"),
  LIFTED("lifted"),
  WALLET_CREATED("wallet-created"),
  WALLET_IMPORTED("wallet-imported"),
  WALLET_RELEASED("wallet-released"),
  SIGNED("signed");

  private final String text;

  ReceiptEvent(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<ReceiptEvent> parse(String text) {
    return Stream.of(values()).filter(event -> event.text.equals(text)).findFirst();
  }
}
