package dev.treza.agent.launch;

import dev.treza.agent.seal.KmsDocuments;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The storage of an enclave that has none: nothing was ever written, and nothing can be. Such an
/// enclave attests and waits for a charter, but no charter can come into force and no key can be
/// made, because neither could be kept.
final class NoStorage implements StateStore, SealedStore {
  private static final String NONE = "this image has no connection to storage and KMS";

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

  @Override
  public Outcome<Opened> under(Charter charter, KmsDocuments documents) {
    return Outcome.refused(CharterRefusal.STORE, NONE);
  }
}
