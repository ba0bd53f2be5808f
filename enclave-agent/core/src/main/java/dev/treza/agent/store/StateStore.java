package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The state that must not roll back: small values under text keys, each with a version, written
/// conditionally (TRUST section 6). The shape is what DynamoDB's conditional transactions offer.
public interface StateStore {
  /// A value and how often its key was written, from 1.
  record Versioned(long version, Bytes value) {}

  /// One write of a batch, or what it demands of a key that it leaves alone.
  ///
  /// @param expected the version the key must have now; 0 if it must not exist
  /// @param content what is written; nothing if the version is only demanded
  record Write(String key, long expected, Optional<Bytes> content) {
    /// A write that replaces the value of version `expected`.
    public Write(String key, long expected, Bytes value) {
      this(key, expected, Optional.of(value));
    }

    /// A write that demands that the key does not exist.
    public static Write create(String key, Bytes value) {
      return new Write(key, 0, value);
    }

    /// No write: the others of the batch are made only while the key has this version.
    public static Write demand(String key, long version) {
      return new Write(key, version, Optional.empty());
    }
  }

  Optional<Versioned> read(String key) throws StoreException;

  /// Every entry whose key begins with `prefix`, by key.
  SortedMap<String, Versioned> readAll(String prefix) throws StoreException;

  /// Applies all writes or none, and is durable when it returns.
  ///
  /// @param batch writes to distinct keys
  /// @return false, and nothing written, if a key does not have the version expected
  /// @throws IllegalArgumentException if two writes name one key
  boolean write(List<Write> batch) throws StoreException;
}
