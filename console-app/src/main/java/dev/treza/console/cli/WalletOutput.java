package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.wallet.KeyOrigin;
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
    return "  %s  %s %s  %s  %s  %s%s"
        .formatted(
            wallet.id(),
            wallet.blockchain().text(),
            wallet.network().text(),
            wallet.address(),
            wallet.state().text(),
            origin(wallet.origin()),
            wallet.purpose().map(text -> "  " + text).orElse(""));
  }

  /// Always said: whoever reads a list must see which keys were somewhere else.
  private static String origin(KeyOrigin origin) {
    return origin
        .derivationPath()
        .map(path -> origin.text() + " " + path.text())
        .orElse(origin.text());
  }

  JsonObject json() {
    return enclave.json().array("wallets", wallets.stream().map(Wallet::toJson).toList()).build();
  }
}
