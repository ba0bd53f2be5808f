package dev.treza.agent.doubles;

import dev.treza.agent.store.SealedRecords;
import dev.treza.fleet.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sealed records in memory, which a test may exchange.
public final class MemoryRecords implements SealedRecords {
  private final Map<String, Bytes> records = new TreeMap<>();

  @Override
  public synchronized void put(String name, Bytes sealed) {
    records.put(name, sealed);
  }

  @Override
  public synchronized Optional<Bytes> get(String name) {
    return Optional.ofNullable(records.get(name));
  }

  public synchronized void lose(String name) {
    records.remove(name);
  }
}
