package dev.treza.agent.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// State in this process's memory: it lasts as long as the process, and no longer.
public final class VolatileStateStore implements StateStore {
  private final long capacity;
  private final SortedMap<String, Versioned> values = new TreeMap<>();
  private long used;

  /// @param capacity bytes of values it takes, so that a full store is an answer and no lack of
  ///   memory elsewhere
  public VolatileStateStore(long capacity) {
    this.capacity = capacity;
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
    if (batch.stream().map(Write::key).distinct().count() != batch.size()) {
      throw new IllegalArgumentException("a batch names a key twice");
    }
    if (!batch.stream().allMatch(this::asExpected)) {
      return false;
    }
    long after = used + batch.stream().mapToLong(this::growth).sum();
    if (after > capacity) {
      throw new StoreException("the memory for state is full: %d bytes".formatted(capacity));
    }
    batch.forEach(write ->
        write
            .content()
            .ifPresent(
                value -> values.put(write.key(), new Versioned(write.expected() + 1, value))));
    used = after;
    return true;
  }

  private boolean asExpected(Write write) {
    return read(write.key()).map(Versioned::version).orElse(0L) == write.expected();
  }

  private long growth(Write write) {
    long before = read(write.key()).map(old -> old.value().length()).orElse(0);
    return write.content().map(value -> value.length() - before).orElse(0L);
  }
}
