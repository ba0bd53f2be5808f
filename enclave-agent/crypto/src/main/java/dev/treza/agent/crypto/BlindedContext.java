package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// A libsecp256k1 context with fresh blinding (`secp256k1_context_randomize`, a defence against
/// side channels) at the start and again every [#USES_PER_BLINDING] uses of a secret key. Many
/// threads may compute at once; blinding waits until it is alone.
final class BlindedContext implements AutoCloseable {
  static final int USES_PER_BLINDING = 1024;
  private static final int SEED = 32;

  private final LibSecp256k1 library;
  private final SecretBuffer seed;
  private final MemorySegment context;
  private final AtomicInteger uses = new AtomicInteger();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  BlindedContext(LibSecp256k1 library, SecretMemory memory) throws LockedMemoryException {
    this.library = library;
    seed = memory.allocate(SEED);
    context = library.contextCreate();
    blind();
  }

  /// Computes with a secret key.
  <R> R withSecret(Function<MemorySegment, R> computation) {
    if (uses.incrementAndGet() % USES_PER_BLINDING == 0) {
      blind();
    }
    return withPublic(computation);
  }

  /// Computes with public data only.
  <R> R withPublic(Function<MemorySegment, R> computation) {
    lock.readLock().lock();
    try {
      requireOpen();
      return computation.apply(context);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        library.contextDestroy(context);
        seed.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void blind() {
    lock.writeLock().lock();
    try {
      requireOpen();
      Entropy.fill(seed.segment());
      boolean blinded = library.contextRandomize(context, seed.segment());
      seed.segment().fill((byte) 0);
      if (!blinded) {
        throw new IllegalStateException("libsecp256k1 refused to blind its context");
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }
}
