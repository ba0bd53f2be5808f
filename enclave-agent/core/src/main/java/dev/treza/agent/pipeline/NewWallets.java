package dev.treza.agent.pipeline;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletAddress;
import dev.treza.fleet.wallet.WalletState;
import java.time.Instant;

/// The public side of a new wallet.
final class NewWallets {
  private NewWallets() {}

  static Wallet made(WalletRequest request, Digest digest, Bytes publicKey, Instant time) {
    return new Wallet(
        id(request.blockchain(), digest),
        request.blockchain(),
        request.network(),
        1,
        publicKey,
        address(request.blockchain(), publicKey),
        WalletState.ACTIVE,
        request.purpose(),
        time,
        request.path().<KeyOrigin>map(KeyOrigin.Derived::new).orElseGet(KeyOrigin.Generated::new),
        request.metadata());
  }

  /// Held, since whoever had the key may still use it.
  static Wallet imported(ImportRequest request, Digest digest, Instant time) {
    return new Wallet(
        id(request.blockchain(), digest),
        request.blockchain(),
        request.network(),
        1,
        request.publicKey(),
        address(request.blockchain(), request.publicKey()),
        WalletState.HELD,
        request.purpose(),
        time,
        new KeyOrigin.Imported(request.path()),
        request.metadata());
  }

  /// The id follows from the request, so that a repeated request can never make two wallets.
  static String id(Blockchain blockchain, Digest digest) {
    String id = blockchain.text() + "-" + digest.hex().substring(0, 12);
    if (!Ids.valid(id)) {
      throw new IllegalStateException("no id: " + id);
    }
    return id;
  }

  private static String address(Blockchain blockchain, Bytes publicKey) {
    return WalletAddress.of(blockchain, publicKey)
        .orElseThrow(() -> new IllegalStateException("no address for " + blockchain.label()));
  }
}
