package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// Wallets, one per line.
record WalletOutput(EnclaveOutput enclave, List<Wallet> wallets) {
  WalletOutput {
    wallets = List.copyOf(wallets);
  }

  List<String> lines() {
    return enclave.lines(
        wallets.isEmpty()
            ? List.of("  no wallet")
            : wallets.stream().map(WalletOutput::line).toList());
  }

  private static String line(Wallet wallet) {
    return "  %s  %s %s  %s  %s%s"
        .formatted(
            wallet.id(),
            wallet.blockchain().text(),
            wallet.network().text(),
            wallet.address(),
            wallet.state().text(),
            wallet.purpose().map(text -> "  " + text).orElse(""));
  }

  JsonObject json() {
    return enclave.json().array("wallets", wallets.stream().map(Wallet::toJson).toList()).build();
  }
}
