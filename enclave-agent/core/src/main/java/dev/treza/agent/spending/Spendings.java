package dev.treza.agent.spending;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.policy.Spending;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// What each wallet has spent (TRUST section 5: sums and counts run over all signatures). The state
/// has an entry for each request, written with its record; the sums are made from them when a
/// wallet is first asked about and kept in memory from then on, which is right as long as this
/// enclave alone writes for the wallet.
public final class Spendings {
  private static final String ALL = "spent/%s/";

  private final StateStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, WalletHistory> wallets = new HashMap<>();

  public Spendings(StateStore store) {
    this.store = store;
  }

  /// Judging and reserving are one step: nobody else is judged between them.
  public ReentrantLock lock() {
    return lock;
  }

  /// All the wallet spent, and what is reserved for requests that are being recorded.
  public Spending of(String wallet) throws StoreException {
    return before(wallet, Instant.MAX);
  }

  /// What it had spent when something was recorded at `time`; of that very moment nothing.
  public Spending before(String wallet, Instant time) throws StoreException {
    lock.lock();
    try {
      return new Before(history(wallet), time);
    } finally {
      lock.unlock();
    }
  }

  /// Counts as spent from now on what is about to be recorded.
  public void reserve(String wallet, Instant time, Map<AssetId, BigInteger> spends)
      throws StoreException {
    lock.lock();
    try {
      history(wallet).add(time, spends);
    } finally {
      lock.unlock();
    }
  }

  /// Takes back what was reserved and not recorded.
  public void release(String wallet, Instant time, Map<AssetId, BigInteger> spends)
      throws StoreException {
    lock.lock();
    try {
      history(wallet).remove(time, spends);
    } finally {
      lock.unlock();
    }
  }

  /// The write that makes a request's spending durable; none if it spends nothing.
  public static List<Write> writes(
      String wallet, Digest request, Instant time, Map<AssetId, BigInteger> spends) {
    return spends.isEmpty()
        ? List.of()
        : List.of(
            Write.create(
                ALL.formatted(wallet) + request.hex(), new SpentJson(time, spends).encoded()));
  }

  private WalletHistory history(String wallet) throws StoreException {
    WalletHistory known = wallets.get(wallet);
    if (known != null) {
      return known;
    }
    WalletHistory read = new WalletHistory();
    for (Versioned entry : store.readAll(ALL.formatted(wallet)).values()) {
      switch (JsonFields.decode(entry.value(), SpentJson::read)) {
        case Accepted<SpentJson>(SpentJson spent) -> read.add(spent.time(), spent.spends());
        case Refused<SpentJson>(Refusal refusal) ->
            throw new StoreException("what a wallet spent is damaged: " + refusal.line());
      }
    }
    wallets.put(wallet, read);
    return read;
  }

  private final class Before implements Spending {
    private final WalletHistory history;
    private final Instant end;

    Before(WalletHistory history, Instant end) {
      this.history = history;
      this.end = end;
    }

    @Override
    public BigInteger sum(AssetId asset, Instant after) {
      lock.lock();
      try {
        return history.of(asset).sum(after, end);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public long count(AssetId asset, Instant after) {
      lock.lock();
      try {
        return history.of(asset).count(after, end);
      } finally {
        lock.unlock();
      }
    }
  }
}
