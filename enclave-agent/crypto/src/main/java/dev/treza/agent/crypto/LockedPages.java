package dev.treza.agent.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Pages of their own, outside the heap: locked against swapping (`mlock`), left out of core dumps
/// (`MADV_DONTDUMP`), zero in a forked child (`MADV_WIPEONFORK`). Closing zeroes them before they
/// are unmapped, and refuses while a native call is using them.
final class LockedPages implements AutoCloseable {
  private static final int PROT_READ_WRITE = 0x1 | 0x2;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
  private static final int MADV_DONTDUMP = 16;
  private static final int MADV_WIPEONFORK = 18;

  private final Arena arena;
  private final MemorySegment segment;

  private LockedPages(Arena arena, MemorySegment segment) {
    this.arena = arena;
    this.segment = segment;
  }

  static LockedPages allocate(long size) throws LockedMemoryException {
    return allocate(size, LockedPages::unmap);
  }

  /// The pages own the arena: [#close] closes it.
  ///
  /// @param unmap gives the zeroed pages back
  @SuppressWarnings("MustBeClosedChecker")
  static LockedPages allocate(long size, Consumer<MemorySegment> unmap)
      throws LockedMemoryException {
    try {
      MemorySegment pages = LibC.mmap(size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS);
      protect(pages, unmap);
      Arena arena = Arena.ofShared();
      return new LockedPages(arena, pages.reinterpret(arena, _ -> wipe(pages, unmap)));
    } catch (SystemCallException refused) {
      throw new LockedMemoryException(size, refused);
    }
  }

  /// The pages, until closed.
  MemorySegment segment() {
    return segment;
  }

  boolean isClosed() {
    return !arena.scope().isAlive();
  }

  /// Zeroes and unmaps.
  ///
  /// @throws IllegalStateException if a native call is using the pages, or they are closed already
  @Override
  public void close() {
    arena.close();
  }

  private static void protect(MemorySegment pages, Consumer<MemorySegment> unmap)
      throws SystemCallException {
    boolean done = false;
    try {
      LibC.mlock(pages);
      LibC.madvise(pages, MADV_DONTDUMP);
      LibC.madvise(pages, MADV_WIPEONFORK);
      done = true;
    } finally {
      if (!done) {
        unmap.accept(pages);
      }
    }
  }

  private static void wipe(MemorySegment pages, Consumer<MemorySegment> unmap) {
    pages.fill((byte) 0);
    unmap.accept(pages);
  }

  private static void unmap(MemorySegment pages) {
    try {
      LibC.munmap(pages);
    } catch (SystemCallException impossible) {
      throw new IllegalStateException("pages of our own can be unmapped", impossible);
    }
  }
}
