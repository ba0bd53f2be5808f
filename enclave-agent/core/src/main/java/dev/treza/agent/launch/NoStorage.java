package dev.treza.agent.launch;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.SealedRecords;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.StateKeeping;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The storage of an enclave that has none: nothing was ever written, and nothing can be. Such an
/// enclave attests and waits for a charter, but no charter can come into force and no key can be
/// made, because neither could be kept.
final class NoStorage implements StateStore, SealedRecords, SealingKey {
  private static final String NONE = "this image has no connection to storage and KMS";

  static Storage storage() {
    NoStorage none = new NoStorage();
    return new Storage(StateKeeping.NONE, none, none, none);
  }

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
  public void put(String name, Bytes sealed) throws StoreException {
    throw new StoreException(NONE);
  }

  @Override
  public Optional<Bytes> get(String name) {
    return Optional.empty();
  }

  @Override
  public NewDataKey newDataKey(Bytes context) throws SealException {
    throw new SealException(NONE);
  }

  @Override
  public SecretBuffer open(Bytes sealed, Bytes context) throws SealException {
    throw new SealException(NONE);
  }
}
