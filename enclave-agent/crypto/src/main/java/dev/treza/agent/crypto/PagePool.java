package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/// Pages outside the heap: locked against swapping (`mlock`), left out of core dumps
/// (`MADV_DONTDUMP`), zero in a forked child (`MADV_WIPEONFORK`). Single pages that were given back
/// are kept and handed out again, because making one costs more than most uses of it.
final class PagePool {
  /// What one secret has for itself; what needs more is mapped and unmapped for itself.
  static final long PAGE = 4096;

  static final int MOST_KEPT = 32;

  private static final int PROT_READ_WRITE = 0x1 | 0x2;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
  private static final int MADV_DONTDUMP = 16;
  private static final int MADV_WIPEONFORK = 18;

  private final Deque<MemorySegment> kept = new ArrayDeque<>();
  private final ReentrantLock access = new ReentrantLock();

  /// Zeroed pages of at least `size` bytes, which nobody else has.
  ///
  /// @throws LockedMemoryException if the system refuses
  MemorySegment take(long size) throws LockedMemoryException {
    if (size > PAGE) {
      return map(size, size);
    }
    access.lock();
    try {
      if (!kept.isEmpty()) {
        return kept.pop();
      }
    } finally {
      access.unlock();
    }
    return map(PAGE, size);
  }

  /// Takes pages back. Whoever had them must have zeroed them and be unable to reach them.
  void give(MemorySegment zeroed) {
    if (!keep(zeroed)) {
      unmap(zeroed);
    }
  }

  private boolean keep(MemorySegment zeroed) {
    access.lock();
    try {
      boolean room = zeroed.byteSize() == PAGE && kept.size() < MOST_KEPT;
      if (room) {
        kept.push(zeroed);
      }
      return room;
    } finally {
      access.unlock();
    }
  }

  private static MemorySegment map(long length, long wanted) throws LockedMemoryException {
    try {
      MemorySegment pages = LibC.mmap(length, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS);
      protect(pages);
      return pages;
    } catch (SystemCallException refused) {
      throw new LockedMemoryException(wanted, refused);
    }
  }

  private static void protect(MemorySegment pages) throws SystemCallException {
    boolean done = false;
    try {
      LibC.mlock(pages);
      LibC.madvise(pages, MADV_DONTDUMP);
      LibC.madvise(pages, MADV_WIPEONFORK);
      done = true;
    } finally {
      if (!done) {
        unmap(pages);
      }
    }
  }

  private static void unmap(MemorySegment pages) {
    try {
      LibC.munmap(pages);
    } catch (SystemCallException impossible) {
      throw new IllegalStateException("pages of our own can be unmapped", impossible);
    }
  }
}
