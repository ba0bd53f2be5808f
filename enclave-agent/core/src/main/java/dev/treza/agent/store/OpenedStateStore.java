package dev.treza.agent.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;

/// A state that is opened at its first use, and tried again at the next as long as that fails: the
/// key that guards it may be out of reach when an enclave boots.
public final class OpenedStateStore implements StateStore {
  private final Opening opening;
  private final ReentrantLock access = new ReentrantLock();
  private Optional<GuardedStateStore> opened = Optional.empty();

  /// What opens the state for this boot.
  public interface Opening {
    /// The state, taken by this boot.
    GuardedStateStore open() throws StoreException;
  }

  public OpenedStateStore(Opening opening) {
    this.opening = opening;
  }

  /// The state, opened if it was not.
  public GuardedStateStore open() throws StoreException {
    access.lock();
    try {
      if (opened.isEmpty()) {
        opened = Optional.of(opening.open());
      }
      return opened.get();
    } finally {
      access.unlock();
    }
  }

  /// The head as this boot saw it last; nothing if it has seen none.
  public Optional<StateHead> lastHead() throws StoreException {
    access.lock();
    try {
      return opened.isPresent() ? opened.get().lastHead() : Optional.empty();
    } finally {
      access.unlock();
    }
  }

  @Override
  public Optional<Versioned> read(String key) throws StoreException {
    return open().read(key);
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    return open().readAll(prefix);
  }

  @Override
  public boolean write(List<Write> batch) throws StoreException {
    return open().write(batch);
  }
}
