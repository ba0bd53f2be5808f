package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// PBKDF2 (RFC 8018 section 5.2). The state of the HMAC under the password is made once and copied
/// for each iteration, as every quick implementation does.
final class Pbkdf2 {
  private static final int COUNTER = 4;

  private final LibSodiumHash hash;
  private final int length;
  private final SecretMemory memory;

  Pbkdf2(LibSodiumHash hash, int length, SecretMemory memory) {
    this.hash = hash;
    this.length = length;
    this.memory = memory;
  }

  void derive(MemorySegment out, MemorySegment password, MemorySegment salt, int iterations)
      throws LockedMemoryException {
    if (iterations < 1) {
      throw new IllegalArgumentException("at least one iteration, not " + iterations);
    }
    try (SecretBuffer keyed = memory.allocate(hash.macStateSize());
        SecretBuffer state = memory.allocate(hash.macStateSize());
        SecretBuffer blocks = memory.allocate(2 * length + COUNTER)) {
      hash.macInit(keyed.segment(), password);
      Run run = new Run(keyed.segment(), state.segment(), blocks.segment());
      for (long at = 0, block = 1; at < out.byteSize(); at += length, block++) {
        MemorySegment sum = run.block(salt, Math.toIntExact(block), iterations);
        long wanted = Math.min(length, out.byteSize() - at);
        out.asSlice(at, wanted).copyFrom(sum.asSlice(0, wanted));
      }
    }
  }

  private final class Run {
    private final MemorySegment keyed;
    private final MemorySegment state;
    private final MemorySegment sum;
    private final MemorySegment last;
    private final MemorySegment counter;

    Run(MemorySegment keyed, MemorySegment state, MemorySegment blocks) {
      this.keyed = keyed;
      this.state = state;
      sum = blocks.asSlice(0, length);
      last = blocks.asSlice(length, length);
      counter = blocks.asSlice(2L * length, COUNTER);
    }

    MemorySegment block(MemorySegment salt, int number, int iterations) {
      counter.set(JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, number);
      state.copyFrom(keyed);
      hash.macUpdate(state, salt);
      hash.macUpdate(state, counter);
      hash.macFinish(state, last);
      sum.copyFrom(last);
      for (int i = 1; i < iterations; i++) {
        state.copyFrom(keyed);
        hash.macUpdate(state, last);
        hash.macFinish(state, last);
        add();
      }
      return sum;
    }

    private void add() {
      for (long at = 0; at < length; at += Long.BYTES) {
        sum.set(
            JAVA_LONG_UNALIGNED,
            at,
            sum.get(JAVA_LONG_UNALIGNED, at) ^ last.get(JAVA_LONG_UNALIGNED, at));
      }
    }
  }
}
