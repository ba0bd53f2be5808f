package dev.treza.console.fleet;

import dev.treza.console.link.Attestation;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// What one look at an enclave showed; made in the background, taken over on the screen's thread.
sealed interface Look {
  record NotRunning(RunState state) implements Look {}

  record Unreached(Refusal refusal) implements Look {}

  /// It answered.
  ///
  /// @param enclave with the charter that was shown to be in force
  /// @param wallets empty if it is not to be believed
  record Seen(KnownEnclave enclave, Attestation attestation, List<Wallet> wallets)
      implements Look {}
}
