package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.MalformedInputException;

/// Single characters of UTF-8 (RFC 3629) in memory.
final class Utf8 {
  private Utf8() {}

  /// In bytes.
  static int length(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  /// The character at `at`.
  ///
  /// @throws MalformedInputException if there is none: cut, overlong, a surrogate or out of range
  static int read(MemorySegment text, long at) throws MalformedInputException {
    int first = Byte.toUnsignedInt(text.get(JAVA_BYTE, at));
    if (first < 0x80) {
      return first;
    }
    int length = Integer.numberOfLeadingZeros(~(first << 24));
    if (length < 2 || length > 4 || at + length > text.byteSize()) {
      throw new MalformedInputException(1);
    }
    int point = first & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      int next = Byte.toUnsignedInt(text.get(JAVA_BYTE, at + i));
      if ((next & 0xc0) != 0x80) {
        throw new MalformedInputException(1);
      }
      point = (point << 6) | (next & 0x3f);
    }
    if (length(point) != length
        || point > Character.MAX_CODE_POINT
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
      throw new MalformedInputException(1);
    }
    return point;
  }

  static void write(int point, MemorySegment target, long at) {
    int length = length(point);
    if (length == 1) {
      target.set(JAVA_BYTE, at, (byte) point);
      return;
    }
    int rest = point;
    for (int i = length - 1; i > 0; i--) {
      target.set(JAVA_BYTE, at + i, (byte) (0x80 | (rest & 0x3f)));
      rest >>= 6;
    }
    target.set(JAVA_BYTE, at, (byte) ((0xff00 >> length) | rest));
  }
}
