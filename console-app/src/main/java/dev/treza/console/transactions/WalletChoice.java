package dev.treza.console.transactions;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.wallet.Wallet;

/// A wallet one may sign with, and the enclave that holds it.
public record WalletChoice(KnownEnclave enclave, Wallet wallet) {
  /// Whether `other` is the same wallet in an enclave held against the same.
  boolean isTheSameAs(WalletChoice other) {
    return wallet.equals(other.wallet) && enclave.pinsTheSameAs(other.enclave);
  }

  /// What the list shows.
  public String label() {
    return "%s · %s · %s"
        .formatted(wallet.purpose().orElse(wallet.id()), wallet.network().label(), enclave.id());
  }
}
