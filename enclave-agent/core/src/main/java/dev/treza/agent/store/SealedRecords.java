package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// Sealed keys at rest, by name. What is stored is ciphertext; losing it is losing the key.
public interface SealedRecords {
  /// Stores a record under a name that has none, durably. A record that an interrupted call left
  /// behind under the same name is replaced.
  void put(String name, Bytes sealed) throws StoreException;

  Optional<Bytes> get(String name) throws StoreException;
}
