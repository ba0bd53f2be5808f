package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out [SecretBuffer]s and is the net under them: a buffer that becomes unreachable without
/// having been closed is wiped all the same and counted as a leak. A program makes one and passes
/// it to whatever needs secrets.
public final class SecretMemory {
  private final PagePool pool = new PagePool();
  private final Cleaner cleaner;
  private final AtomicLong leaked;

  /// Starts the thread that collects what was not closed.
  public SecretMemory() {
    cleaner = Cleaner.create();
    leaked = new AtomicLong();
  }

  /// A zeroed buffer of `size` bytes, at least 1, in locked pages of its own.
  ///
  /// @throws LockedMemoryException if the system refuses; there is no unlocked fallback
  public SecretBuffer allocate(int size) throws LockedMemoryException {
    return buffer(LockedPages.shared(take(size), size, pool::give), size);
  }

  /// The same for the calling thread alone, which uses and closes it: for what lives as long as one
  /// call.
  ///
  /// @throws LockedMemoryException if the system refuses; there is no unlocked fallback
  public SecretBuffer allocateConfined(int size) throws LockedMemoryException {
    return buffer(LockedPages.confined(take(size), size, pool::give), size);
  }

  /// A buffer of `size` bytes that `content` has filled; wiped and given back if it fails.
  ///
  /// @throws LockedMemoryException if the system refuses
  public SecretBuffer fill(int size, SecretContent content) throws LockedMemoryException {
    SecretBuffer secret = allocate(size);
    boolean filled = false;
    try {
      content.write(secret.segment());
      filled = true;
    } finally {
      if (!filled) {
        secret.close();
      }
    }
    return secret;
  }

  /// How many buffers were left to the garbage collector since the start. Anything but zero is a
  /// defect of the program.
  public long leaked() {
    return leaked.get();
  }

  private MemorySegment take(int size) throws LockedMemoryException {
    if (size < 1) {
      throw new IllegalArgumentException("a secret has at least one byte, not " + size);
    }
    return pool.take(size);
  }

  private SecretBuffer buffer(LockedPages pages, int size) {
    return new SecretBuffer(pages, size, cleaner, () -> collect(pages));
  }

  private void collect(LockedPages pages) {
    if (!pages.isClosed()) {
      leaked.incrementAndGet();
      pages.abandon();
    }
  }
}
