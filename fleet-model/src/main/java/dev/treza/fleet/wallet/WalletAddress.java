package dev.treza.fleet.wallet;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.util.Optional;

/// The address of a public key, where this version knows how the chain makes one.
public final class WalletAddress {
  private static final int UNCOMPRESSED = 65;

  private WalletAddress() {}

  /// The address in the chain's checksummed form; nothing if the chain is not built, or `publicKey`
  /// is none of its keys.
  public static Optional<String> of(Blockchain blockchain, Bytes publicKey) {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE -> evm(publicKey);
      case ETHEREUM2, BITCOIN, SOLANA -> Optional.empty();
    };
  }

  private static Optional<String> evm(Bytes publicKey) {
    if (publicKey.length() != UNCOMPRESSED) {
      return Optional.empty();
    }
    try {
      return Optional.of(EvmAddress.ofPublicKey(publicKey).checksummed());
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }
}
