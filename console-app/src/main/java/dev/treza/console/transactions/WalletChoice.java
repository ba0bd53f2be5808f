package dev.treza.console.transactions;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.wallet.Wallet;

/// A wallet one may sign with, and the enclave that holds it.
public record WalletChoice(KnownEnclave enclave, Wallet wallet) {
  private static final int LONGEST_SHOWN = 36;

  /// Whether `other` is the same wallet in an enclave held against the same, under the same
  /// charter.
  boolean isTheSameAs(WalletChoice other) {
    return wallet.equals(other.wallet) && enclave.isRuledAs(other.enclave);
  }

  /// What it is called, in full.
  public String name() {
    return name(wallet.purpose().orElse(wallet.id()));
  }

  /// What the list shows: a long purpose must not hide network and enclave.
  public String label() {
    String purpose = wallet.purpose().orElse(wallet.id());
    return name(
        purpose.length() > LONGEST_SHOWN
            ? purpose.substring(0, LONGEST_SHOWN).strip() + "…"
            : purpose);
  }

  private String name(String purpose) {
    return "%s · %s · %s".formatted(purpose, wallet.network().label(), enclave.id());
  }
}
