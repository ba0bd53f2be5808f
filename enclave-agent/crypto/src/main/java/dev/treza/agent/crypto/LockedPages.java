package dev.treza.agent.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// The use of locked pages for one secret. Closing ends every segment of theirs, zeroes them and
/// gives them back, and refuses while a native call is using them.
final class LockedPages implements AutoCloseable {
  private final Arena arena;
  private final MemorySegment raw;
  private final MemorySegment segment;
  private final boolean confined;

  private LockedPages(
      Arena arena, MemorySegment raw, long size, Consumer<MemorySegment> back, boolean confined) {
    this.arena = arena;
    this.raw = raw;
    this.segment =
        raw.reinterpret(arena, pages -> back.accept(pages.fill((byte) 0))).asSlice(0, size);
    this.confined = confined;
  }

  /// For any thread. Closing has to make sure that no thread is reading, which costs about 20 µs.
  ///
  /// @param raw zeroed pages of the pool
  /// @param size how many bytes of them are used
  /// @param back takes the zeroed pages back
  @SuppressWarnings("MustBeClosedChecker") // closed by #close
  static LockedPages shared(MemorySegment raw, long size, Consumer<MemorySegment> back) {
    return new LockedPages(Arena.ofShared(), raw, size, back, false);
  }

  /// For the calling thread alone; every use by another one throws [WrongThreadException].
  ///
  /// @param raw zeroed pages of the pool
  /// @param size how many bytes of them are used
  /// @param back takes the zeroed pages back
  @SuppressWarnings("MustBeClosedChecker") // closed by #close
  static LockedPages confined(MemorySegment raw, long size, Consumer<MemorySegment> back) {
    return new LockedPages(Arena.ofConfined(), raw, size, back, true);
  }

  /// What is used of the pages, until closed.
  MemorySegment segment() {
    return segment;
  }

  boolean isClosed() {
    return !arena.scope().isAlive();
  }

  /// Zeroes them and gives them back.
  ///
  /// @throws IllegalStateException if a native call is using the pages, or they are closed already
  @Override
  public void close() {
    arena.close();
  }

  /// Zeroes what was forgotten, from a thread that may not be its own. What only its own thread
  /// could close is not given back: a segment of it may still be reachable.
  void abandon() {
    if (confined) {
      raw.fill((byte) 0);
    } else {
      arena.close();
    }
  }
}
