package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;

/// The kernel's random bytes, written where they are needed.
final class Entropy {
  private static final int UNINTERRUPTED = 256;

  private Entropy() {}

  /// Fills `target`, at most 256 bytes, by getrandom(2): blocks until the kernel's pool is
  /// initialised and is then never cut short.
  static void fill(MemorySegment target) {
    if (target.byteSize() > UNINTERRUPTED) {
      throw new IllegalArgumentException("at most 256 bytes at once");
    }
    try {
      if (LibC.getrandom(target) != target.byteSize()) {
        throw new IllegalStateException("getrandom(2) gave fewer bytes than asked for");
      }
    } catch (SystemCallException broken) {
      // documented to fail only where the kernel or a filter lacks the call: no agent can run there
      throw new IllegalStateException("this system has no getrandom(2)", broken);
    }
  }
}
