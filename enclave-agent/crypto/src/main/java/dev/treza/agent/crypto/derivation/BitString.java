package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Whole numbers in a string of bits, the first bit being the highest of the first byte.
final class BitString {
  private BitString() {}

  static int read(MemorySegment bits, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      value = (value << 1) | ((bits.get(JAVA_BYTE, i / 8) >> (7 - i % 8)) & 1);
    }
    return value;
  }

  /// Into bits that are zero.
  static void write(MemorySegment bits, int start, int count, int value) {
    for (int i = 0; i < count; i++) {
      int at = start + i;
      int bit = (value >> (count - 1 - i)) & 1;
      bits.set(JAVA_BYTE, at / 8, (byte) (bits.get(JAVA_BYTE, at / 8) | (bit << (7 - at % 8))));
    }
  }
}
