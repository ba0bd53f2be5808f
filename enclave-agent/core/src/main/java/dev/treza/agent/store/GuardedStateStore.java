package dev.treza.agent.store;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.StateRefusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// A state whose store is believed for nothing but being there (rules `STATE-*`): every item
/// carries a code, the head never goes back behind what this boot has seen of it, and no item is of
/// a boot that the head does not know.
///
/// What it cannot see is a whole state that was put back to a moment before this boot: then the
/// consoles notice (`AUD-ROLLBACK`).
public final class GuardedStateStore implements StateStore {
  private final StateStore raw;
  private final StateGuard guard;
  private final long epoch;
  private final ReentrantLock access = new ReentrantLock();
  private Optional<Versioned> lastHead = Optional.empty();
  private long highestEpoch;

  /// @param raw the store itself
  /// @param epoch of this boot, under which it writes; 0 to read only
  public GuardedStateStore(StateStore raw, StateGuard guard, long epoch) {
    this.raw = raw;
    this.guard = guard;
    this.epoch = epoch;
    this.highestEpoch = epoch;
  }

  /// Of this boot.
  public long epoch() {
    return epoch;
  }

  /// The head as this boot saw it last, without asking the store.
  public Optional<StateHead> lastHead() throws StoreException {
    access.lock();
    try {
      return lastHead.isPresent() ? Optional.of(StateHead.of(lastHead.get())) : Optional.empty();
    } finally {
      access.unlock();
    }
  }

  @Override
  public Optional<Versioned> read(String key) throws StoreException {
    if (key.equals(StateHead.KEY)) {
      return head();
    }
    Optional<Versioned> stored = raw.read(key);
    return stored.isEmpty() ? Optional.empty() : Optional.of(opened(key, stored.get()));
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    SortedMap<String, Versioned> all = new TreeMap<>();
    for (Map.Entry<String, Versioned> entry : raw.readAll(prefix).entrySet()) {
      all.put(entry.getKey(), opened(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /// As the port says; what several writes demand alike is demanded once.
  ///
  /// @throws StoreException with `WALLET-FENCED` if what was demanded of a key is over, with
  ///   `STATE-ROLLBACK` if it is not so yet
  @Override
  public boolean write(List<Write> batch) throws StoreException {
    if (epoch == 0) {
      throw new StoreException("this state is open for reading only");
    }
    if (batch.stream().map(Write::key).noneMatch(StateHead.KEY::equals)) {
      read(StateHead.KEY);
    }
    List<Write> sealed = new ArrayList<>();
    for (Write write : new LinkedHashSet<>(batch)) {
      sealed.add(sealed(write));
    }
    if (!raw.write(sealed)) {
      requireDemands(batch);
      return false;
    }
    remember(batch);
    return true;
  }

  private Write sealed(Write write) throws StoreException {
    return write.content().isEmpty()
        ? write
        : new Write(
            write.key(),
            write.expected(),
            guard.seal(write.key(), write.expected() + 1, epoch, write.content().get()));
  }

  private void requireDemands(List<Write> batch) throws StoreException {
    for (Write write : batch) {
      if (write.content().isEmpty()) {
        long now = read(write.key()).map(Versioned::version).orElse(0L);
        if (now != write.expected()) {
          throw new StoreException(
              Refusal.of(
                  now > write.expected() ? StateRefusal.FENCED : StateRefusal.ROLLBACK,
                  "%s is at %d, this boot had %d".formatted(write.key(), now, write.expected())));
        }
      }
    }
  }

  private Versioned opened(String key, Versioned stored) throws StoreException {
    GuardedItem item = guard.open(key, stored);
    requireKnown(key, item.epoch());
    return new Versioned(stored.version(), item.value());
  }

  /// A boot takes the head before it writes anything else.
  private void requireKnown(String key, long written) throws StoreException {
    if (written > highestEpoch()) {
      read(StateHead.KEY);
      if (written > highestEpoch()) {
        throw rolledBack("%s is of boot %d, which the head lacks".formatted(key, written));
      }
    }
  }

  private long highestEpoch() {
    access.lock();
    try {
      return highestEpoch;
    } finally {
      access.unlock();
    }
  }

  /// One at a time: what is read later was not seen earlier.
  private Optional<Versioned> head() throws StoreException {
    access.lock();
    try {
      Optional<Versioned> stored = raw.read(StateHead.KEY);
      if (stored.isEmpty()) {
        if (lastHead.isPresent()) {
          throw rolledBack("the head is gone");
        }
        return stored;
      }
      Versioned head =
          new Versioned(stored.get().version(), guard.open(StateHead.KEY, stored.get()).value());
      if (lastHead.isPresent()) {
        requireOnwards(lastHead.get(), head);
      }
      lastHead = Optional.of(head);
      highestEpoch = Math.max(highestEpoch, StateHead.of(head).epoch());
      return lastHead;
    } finally {
      access.unlock();
    }
  }

  /// What this boot wrote itself it need not read to have seen.
  private void remember(List<Write> batch) throws StoreException {
    for (Write write : batch) {
      if (write.key().equals(StateHead.KEY) && write.content().isPresent()) {
        Versioned written = new Versioned(write.expected() + 1, write.content().get());
        access.lock();
        try {
          if (lastHead.map(Versioned::version).orElse(0L) < written.version()) {
            lastHead = Optional.of(written);
            highestEpoch = Math.max(highestEpoch, StateHead.of(written).epoch());
          }
        } finally {
          access.unlock();
        }
      }
    }
  }

  /// A head that others wrote must come after the one this boot saw last.
  private void requireOnwards(Versioned before, Versioned now) throws StoreException {
    if (now.version() < before.version()) {
      throw rolledBack(
          "the head is at %d and was at %d".formatted(now.version(), before.version()));
    }
    boolean same = now.version() == before.version();
    if (same ? !now.equals(before) : !follows(StateHead.of(before), StateHead.of(now))) {
      throw new StoreException(
          Refusal.of(
              StateRefusal.FORK,
              "the head of version %d does not come after that of version %d"
                  .formatted(now.version(), before.version())));
    }
  }

  private boolean follows(StateHead before, StateHead now) throws StoreException {
    AuditPosition seen = before.position();
    if (now.position().sequence() <= seen.sequence()) {
      return now.position().equals(seen);
    }
    Optional<Versioned> entry = read(StateHead.entryKey(seen.sequence()));
    return entry.isPresent() && StateHead.digestOf(entry.get()).equals(seen.head());
  }

  private static StoreException rolledBack(String detail) {
    return new StoreException(Refusal.of(StateRefusal.ROLLBACK, detail));
  }
}
