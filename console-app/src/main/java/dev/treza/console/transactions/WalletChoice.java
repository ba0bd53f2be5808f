package dev.treza.console.transactions;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.wallet.Wallet;

/// A wallet one may sign with, and the enclave that holds it.
public record WalletChoice(KnownEnclave enclave, Wallet wallet) {
  /// What the list shows.
  public String label() {
    return "%s · %s · %s"
        .formatted(wallet.purpose().orElse(wallet.id()), wallet.network().label(), enclave.id());
  }
}
