package dev.treza.agent.launch;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The state of an enclave that cannot keep any: nothing was ever written, and nothing can be. Such
/// an enclave attests and waits for a charter, but no charter can come into force and no key can be
/// made, because neither could be kept.
final class NoStorage implements StateStore {
  private static final String NONE = "this image has no connection to a state store";

  @Override
  public Optional<Versioned> read(String key) {
    return Optional.empty();
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) {
    return new TreeMap<>();
  }

  @Override
  public boolean write(List<Write> batch) throws StoreException {
    throw new StoreException(NONE);
  }
}
