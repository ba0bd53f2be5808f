package dev.treza.fleet.wallet;

import java.util.Optional;
import java.util.stream.Stream;

/// Where a wallet is in its life. Backup and retiring states join with the parts that cause them.
public enum WalletState {
  /// Signs what policy and approvals allow.
  ACTIVE("active"),
  /// Signs nothing until the ceremony quorum has released it (TRUST section 7): its key was
  /// somewhere else before.
  HELD("held");

  private final String text;

  WalletState(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<WalletState> parse(String text) {
    return Stream.of(values()).filter(state -> state.text.equals(text)).findFirst();
  }
}
