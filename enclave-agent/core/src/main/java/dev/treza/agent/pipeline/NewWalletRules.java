package dev.treza.agent.pipeline;

import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.DerivationScheme;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletAddress;
import java.util.Optional;

/// What a new wallet must fit into, whoever approves it. Asked of recorded requests too: what a
/// crash left undone may no longer have room, and a key sealed under the id of another wallet would
/// destroy that wallet's key.
record NewWalletRules(Charter charter, Wallets wallets) {
  Optional<Refusal> impossible(WalletRequest request, Digest digest) throws StoreException {
    Optional<Refusal> place = place(request.blockchain(), request.network(), digest);
    if (place.isPresent() || request.path().isEmpty()) {
      return place;
    }
    return path(request.blockchain(), request.network(), request.path().get());
  }

  Optional<Refusal> impossible(ImportRequest request, Digest digest) throws StoreException {
    Optional<Refusal> place = place(request.blockchain(), request.network(), digest);
    if (place.isPresent()) {
      return place;
    }
    if (WalletAddress.of(request.blockchain(), request.publicKey()).isEmpty()) {
      return no(ImportRefusal.CHAIN, "the public key is none of " + request.blockchain().label());
    }
    return wallets
        .any(wallet -> wallet.publicKey().equals(request.publicKey()))
        .map(wallet -> Refusal.of(AgentRefusal.KEY_TWICE, "it is the key of " + wallet.id()));
  }

  private Optional<Refusal> place(Blockchain blockchain, NetworkMode network, Digest digest)
      throws StoreException {
    if (!signsEvm(blockchain)) {
      return no(AgentRefusal.KEY_CHAIN, blockchain.label() + " is not built yet");
    }
    if (!charter.networks().contains(network)) {
      return no(AgentRefusal.KEY_CHAIN, "the charter names no " + network.text() + " network");
    }
    String id = NewWallets.id(blockchain, digest);
    if (wallets.find(id).isPresent()) {
      return no(AgentRefusal.KEY_ID, "another request made the wallet " + id);
    }
    return wallets.count() < charter.maxKeysPerEnclave()
        ? Optional.empty()
        : no(AgentRefusal.KEY_LIMIT, charter.maxKeysPerEnclave() + " keys are the limit");
  }

  /// One path is one key: two wallets of it would sign against each other.
  private Optional<Refusal> path(Blockchain blockchain, NetworkMode network, DerivationPath path)
      throws StoreException {
    DerivationScheme scheme = DerivationScheme.of(blockchain, network);
    if (!scheme.allows(path)) {
      return no(AgentRefusal.KEY_PATH, path.text() + " is not of the form " + scheme.text());
    }
    return wallets
        .any(wallet -> isAt(wallet, blockchain, path))
        .map(wallet ->
            Refusal.of(AgentRefusal.KEY_PATH, path.text() + " is the path of " + wallet.id()));
  }

  private static boolean isAt(Wallet wallet, Blockchain blockchain, DerivationPath path) {
    return wallet.blockchain().curve() == blockchain.curve()
        && wallet.origin().equals(new KeyOrigin.Derived(path));
  }

  private static boolean signsEvm(Blockchain blockchain) {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE -> true;
      case ETHEREUM2, BITCOIN, SOLANA -> false;
    };
  }

  private static Optional<Refusal> no(RefusalId id, String detail) {
    return Optional.of(Refusal.of(id, detail));
  }
}
