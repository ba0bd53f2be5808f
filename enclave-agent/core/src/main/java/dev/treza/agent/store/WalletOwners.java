package dev.treza.agent.store;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Which wallets this boot owns (TRUST section 6). A boot takes a wallet at its first use, by a
/// write that raises the wallet's owner epoch by one; every later write for that wallet demands the
/// epoch. Whoever took it later has it: the boot before is fenced, for good.
public final class WalletOwners {
  private static final String OWNER = "owner/";
  private static final long FENCED = -1;

  private final StateStore store;
  private final Digest boot;
  private final Map<String, Long> epochs = new HashMap<>();
  private final ReentrantLock access = new ReentrantLock();

  /// @param boot digest of the boot statement, by which an owner is known
  public WalletOwners(StateStore store, Digest boot) {
    this.store = store;
    this.boot = boot;
  }

  /// What every write for a wallet demands; takes the wallet if this boot never did.
  ///
  /// @throws StoreException with `WALLET-FENCED` if another boot has taken it since, or in the same
  ///   moment
  public Write demand(String wallet) throws StoreException {
    return Write.demand(OWNER + wallet, epoch(wallet));
  }

  /// Demands it now.
  ///
  /// @throws StoreException with `WALLET-FENCED`, as [#demand]; `STATE-ROLLBACK` if the store has
  ///   forgotten that this boot took the wallet
  public void require(String wallet) throws StoreException {
    long mine = epoch(wallet);
    long now = version(wallet);
    if (now > mine) {
      throw fenced(wallet, now);
    }
    if (now < mine) {
      throw new StoreException(
          Refusal.of(
              StateRefusal.ROLLBACK,
              "wallet %s is at epoch %d and was at %d".formatted(wallet, now, mine)));
    }
  }

  private long epoch(String wallet) throws StoreException {
    access.lock();
    try {
      long known = epochs.getOrDefault(wallet, 0L);
      long mine = known == 0 ? take(wallet) : known;
      if (mine == FENCED) {
        throw fenced(wallet, version(wallet));
      }
      return mine;
    } finally {
      access.unlock();
    }
  }

  private long take(String wallet) throws StoreException {
    long before = version(wallet);
    boolean taken = store.write(List.of(new Write(OWNER + wallet, before, boot.value())));
    long mine = taken ? before + 1 : FENCED;
    epochs.put(wallet, mine);
    return mine;
  }

  private long version(String wallet) throws StoreException {
    return store.read(OWNER + wallet).map(Versioned::version).orElse(0L);
  }

  private StoreException fenced(String wallet, long epoch) {
    return new StoreException(
        Refusal.of(StateRefusal.FENCED, "wallet %s is at owner epoch %d".formatted(wallet, epoch)));
  }
}
