package dev.treza.console.store;

import java.util.Optional;
import java.util.stream.Stream;

/// Where a transaction is on its way, as far as this console knows.
public enum TransactionState {
  DRAFT("draft", "Draft"),
  NEEDS_APPROVAL("needs-approval", "Needs approval"),
  SIGNED("signed", "Signed"),
  /// A node has it; it waits for a block.
  BROADCAST("broadcast", "Broadcast"),
  CONFIRMED("confirmed", "Confirmed"),
  /// In a block, without effect.
  FAILED("failed", "Failed"),
  /// Another transaction took its nonce.
  REPLACED("replaced", "Replaced"),
  /// The node forgot it.
  DROPPED("dropped", "Dropped"),
  /// It was sent, and no answer came that could be believed.
  IN_DOUBT("in-doubt", "Outcome unknown"),
  REFUSED("refused", "Refused");

  private final String text;
  private final String label;

  TransactionState(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /// The form kept in the records.
  public String text() {
    return text;
  }

  /// The word shown to people.
  public String label() {
    return label;
  }

  /// Whether there is a signature.
  public boolean signed() {
    return switch (this) {
      case SIGNED, BROADCAST, CONFIRMED, FAILED, REPLACED, DROPPED -> true;
      case DRAFT, NEEDS_APPROVAL, IN_DOUBT, REFUSED -> false;
    };
  }

  public static Optional<TransactionState> parse(String text) {
    return Stream.of(values()).filter(state -> state.text.equals(text)).findFirst();
  }
}
