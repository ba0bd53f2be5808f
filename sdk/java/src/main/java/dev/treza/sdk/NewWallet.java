package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletAddress;
import dev.treza.fleet.wallet.WalletState;
import java.util.Optional;

/// Whether a new wallet is the one that was asked for, with an address that belongs to its key. Of
/// a chain that no agent makes yet, no address is believed.
final class NewWallet {
  private NewWallet() {}

  static Outcome<Wallet> check(Wallet wallet, WalletRequest request) {
    KeyOrigin origin =
        request.path().<KeyOrigin>map(KeyOrigin.Derived::new).orElseGet(KeyOrigin.Generated::new);
    return check(
        wallet,
        wallet.blockchain() == request.blockchain()
            && wallet.network() == request.network()
            && wallet.purpose().equals(request.purpose())
            && wallet.metadata().equals(request.metadata())
            && wallet.origin().equals(origin)
            && wallet.state() == WalletState.ACTIVE);
  }

  static Outcome<Wallet> check(Wallet wallet, ImportRequest request) {
    return check(
        wallet,
        wallet.blockchain() == request.blockchain()
            && wallet.network() == request.network()
            && wallet.publicKey().equals(request.publicKey())
            && wallet.purpose().equals(request.purpose())
            && wallet.metadata().equals(request.metadata())
            && wallet.origin().equals(new KeyOrigin.Imported(request.path()))
            && wallet.state() == WalletState.HELD);
  }

  private static Outcome<Wallet> check(Wallet wallet, boolean asked) {
    if (!asked || wallet.version() != 1) {
      return Outcome.refused(ChannelRefusal.ANSWER, "another wallet was made than asked for");
    }
    return WalletAddress.of(wallet.blockchain(), wallet.publicKey())
            .equals(Optional.of(wallet.address()))
        ? Outcome.accepted(wallet)
        : Outcome.refused(ChannelRefusal.ANSWER, "the address is not that of the public key");
  }
}
