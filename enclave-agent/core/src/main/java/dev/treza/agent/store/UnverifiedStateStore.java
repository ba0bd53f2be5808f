package dev.treza.agent.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A guarded state without the key that guards it: what it says is believed only as far as it
/// proves itself, as a charter does by its signatures. Nothing is written.
public final class UnverifiedStateStore implements StateStore {
  private final StateStore raw;

  /// @param raw the store itself
  public UnverifiedStateStore(StateStore raw) {
    this.raw = raw;
  }

  @Override
  public Optional<Versioned> read(String key) throws StoreException {
    return raw.read(key).map(UnverifiedStateStore::bare);
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    SortedMap<String, Versioned> all = new TreeMap<>(raw.readAll(prefix));
    all.replaceAll((_, stored) -> bare(stored));
    return all;
  }

  @Override
  public boolean write(List<Write> batch) throws StoreException {
    throw new StoreException("this boot cannot write to the state");
  }

  private static Versioned bare(Versioned stored) {
    return new Versioned(stored.version(), GuardedItem.of(stored.value()).value());
  }
}
