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
  private final Events events;
  private final SortedMap<String, Versioned> values = new TreeMap<>();
  private Predicate<String> unwritable = _ -> false;

  public MemoryStore(Events events) {
    this.events = events;
  }

  /// From now on a batch fails that has a key like these.
  public synchronized void failToWrite(Predicate<String> keys) {
    unwritable = keys;
  }

  /// What somebody does who can write to the disk.
  public synchronized void tamper(String key, Bytes value) {
    values.put(key, new Versioned(entry(key).version(), value));
  }

  public synchronized void lose(String key) {
    values.remove(key);
  }

  public synchronized Bytes value(String key) {
    return entry(key).value();
  }

  @Override
  public synchronized Optional<Versioned> read(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public synchronized SortedMap<String, Versioned> readAll(String prefix) {
    return new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE));
  }

  @Override
  public synchronized boolean write(List<Write> batch) throws StoreException {
    if (batch.stream().map(Write::key).anyMatch(unwritable)) {
      throw new StoreException("the disk is full");
    }
    if (!batch.stream().allMatch(this::asExpected)) {
      return false;
    }
    for (Write write : batch) {
      events.add("write " + write.key());
      values.put(write.key(), new Versioned(write.expected() + 1, write.value()));
    }
    return true;
  }

  private Versioned entry(String key) {
    return read(key).orElseThrow();
  }

  private boolean asExpected(Write write) {
    return read(write.key()).map(Versioned::version).orElse(0L) == write.expected();
  }
}
