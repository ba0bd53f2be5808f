package dev.treza.agent.doubles;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A state store in memory that tells what is written and can be told to fail.
public final class MemoryStore implements StateStore {
  /// Code and epoch before each value.
  private static final int GUARD = 40;

  private final Events events;
  private final SortedMap<String, Versioned> values = new TreeMap<>();
  private Predicate<String> unwritable = _ -> false;
  private boolean unreachable;

  public MemoryStore(Events events) {
    this.events = events;
  }

  /// From now on a batch fails that has a key like these.
  public synchronized void failToWrite(Predicate<String> keys) {
    unwritable = keys;
  }

  /// What somebody does who can write to the disk: another value under the old code.
  public synchronized void tamper(String key, Bytes value) {
    Versioned old = entry(key);
    values.put(key, new Versioned(old.version(), old.value().slice(0, GUARD).concat(value)));
  }

  /// Puts a whole item there, or none.
  public synchronized void put(String key, Optional<Versioned> item) {
    item.ifPresentOrElse(stored -> values.put(key, stored), () -> values.remove(key));
  }

  /// All items.
  public synchronized SortedMap<String, Versioned> snapshot() {
    return new TreeMap<>(values);
  }

  /// What an administrator of the store does.
  public synchronized void restore(SortedMap<String, Versioned> snapshot) {
    values.clear();
    values.putAll(snapshot);
  }

  /// From now on nothing can be read or written.
  public synchronized void reachable(boolean reachable) {
    unreachable = !reachable;
  }

  private void requireReachable() throws StoreException {
    if (unreachable) {
      throw new StoreException("the store cannot be reached");
    }
  }

  public synchronized void lose(String key) {
    values.remove(key);
  }

  /// Without the code that guards it.
  public synchronized Bytes value(String key) {
    Bytes item = entry(key).value();
    return item.slice(GUARD, item.length());
  }

  @Override
  public synchronized Optional<Versioned> read(String key) throws StoreException {
    requireReachable();
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public synchronized SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    requireReachable();
    return new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE));
  }

  @Override
  public synchronized boolean write(List<Write> batch) throws StoreException {
    requireReachable();
    if (batch.stream().map(Write::key).anyMatch(unwritable)) {
      throw new StoreException("the disk is full");
    }
    if (!batch.stream().allMatch(this::asExpected)) {
      return false;
    }
    for (Write write : batch) {
      if (write.content().isPresent()) {
        events.add("write " + write.key());
        values.put(write.key(), new Versioned(write.expected() + 1, write.content().get()));
      }
    }
    return true;
  }

  private Versioned entry(String key) {
    return Optional.ofNullable(values.get(key)).orElseThrow();
  }

  private boolean asExpected(Write write) {
    Versioned now = values.get(write.key());
    return (now == null ? 0 : now.version()) == write.expected();
  }
}
