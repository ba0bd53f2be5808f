package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import java.util.Optional;

/// Whether a new wallet is the one that was asked for, with an address that belongs to its key.
final class NewWallet {
  private NewWallet() {}

  static Outcome<Wallet> check(Wallet wallet, WalletRequest request) {
    boolean asked =
        wallet.blockchain() == request.blockchain()
            && wallet.network() == request.network()
            && wallet.purpose().equals(request.purpose())
            && wallet.version() == 1;
    if (!asked) {
      return Outcome.refused(ChannelRefusal.ANSWER, "another wallet was made than asked for");
    }
    return address(wallet).equals(Optional.of(wallet.address()))
        ? Outcome.accepted(wallet)
        : Outcome.refused(ChannelRefusal.ANSWER, "the address is not that of the public key");
  }

  private static Optional<String> address(Wallet wallet) {
    return switch (wallet.blockchain()) {
      case ETHEREUM, POLYGON, AVALANCHE -> evmAddress(wallet);
      // no agent makes these yet, so no address of theirs is believed
      case BITCOIN, SOLANA, ETHEREUM2 -> Optional.empty();
    };
  }

  private static Optional<String> evmAddress(Wallet wallet) {
    try {
      return Optional.of(EvmAddress.ofPublicKey(wallet.publicKey()).checksummed());
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }
}
