package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sealed records in this process's memory: they last as long as the process. How many there can
/// be, the charter says.
public final class VolatileRecords implements SealedRecords {
  private final Map<String, Bytes> records = new ConcurrentHashMap<>();

  /// Holds nothing yet.
  public VolatileRecords() {}

  @Override
  public void put(String name, Bytes sealed) {
    records.put(name, sealed);
  }

  @Override
  public Optional<Bytes> get(String name) {
    return Optional.ofNullable(records.get(name));
  }
}
