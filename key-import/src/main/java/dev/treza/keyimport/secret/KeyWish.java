package dev.treza.keyimport.secret;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Curve;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.wallet.DerivationPath;
import java.util.Optional;

/// Which key is wanted of an input.
///
/// @param path below the seed of BIP-39 words or below an extended key; absent for single keys, for
///   the extended key itself, and for the first path of the chain
public record KeyWish(Blockchain blockchain, NetworkMode network, Optional<DerivationPath> path) {
  Curve curve() {
    return blockchain.curve();
  }

  boolean evm() {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE -> true;
      case ETHEREUM2, BITCOIN, SOLANA -> false;
    };
  }
}
