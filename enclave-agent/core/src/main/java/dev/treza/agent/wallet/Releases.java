package dev.treza.agent.wallet;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Which held wallets were released, and with which counters. A wallet's birth entry says that it
/// was born held and is never written again; what came after is here.
public final class Releases {
  private static final String RELEASE = "wallet-release/";

  private final StateStore store;

  public Releases(StateStore store) {
    this.store = store;
  }

  /// The wallet as it is now.
  Wallet current(Wallet born) throws StoreException {
    return born.state() == WalletState.HELD && store.read(RELEASE + born.id()).isPresent()
        ? born.in(WalletState.ACTIVE)
        : born;
  }

  /// The ids of all released wallets.
  Set<String> ids() throws StoreException {
    return store.readAll(RELEASE).keySet().stream()
        .map(key -> key.substring(RELEASE.length()))
        .collect(Collectors.toSet());
  }

  /// The counters of the latest release.
  public Optional<EvmCounters> counters(String wallet) throws StoreException {
    return find(wallet).map(StoredRelease::counters);
  }

  /// The receipt of the release that `request` brought about, while no later one replaced it.
  public OptionalLong receiptOf(String wallet, Digest request) throws StoreException {
    return find(wallet).stream()
        .filter(release -> release.request().equals(request))
        .mapToLong(StoredRelease::receipt)
        .findFirst();
  }

  /// How often a wallet was released, for [#write].
  public long version(String wallet) throws StoreException {
    return store.read(RELEASE + wallet).map(Versioned::version).orElse(0L);
  }

  /// The write that releases a wallet, or replaces its counters.
  ///
  /// @param version what [#version] gave
  public static Write write(
      String wallet, long version, EvmCounters counters, Digest request, long receipt) {
    StoredRelease entry = new StoredRelease(counters, receipt, request);
    return new Write(RELEASE + wallet, version, CanonicalJson.encode(entry.toJson()));
  }

  private Optional<StoredRelease> find(String wallet) throws StoreException {
    Optional<Versioned> entry = store.read(RELEASE + wallet);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    return switch (JsonFields.decode(entry.get().value(), StoredRelease::read)) {
      case Accepted<StoredRelease>(StoredRelease release) -> Optional.of(release);
      case Refused<StoredRelease>(var refusal) ->
          throw new StoreException("the entry of a release is damaged: " + refusal.line());
    };
  }
}
