package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// The control characters that EIP-2335 leaves out of passphrases: U+0000 to U+001F and U+007F to
/// U+009F.
final class Controls {
  private static final int LEAD = 0xc2;

  private Controls() {}

  /// Copies UTF-8 without its control characters and gives the number of bytes copied.
  static int strip(MemorySegment text, MemorySegment target) {
    int length = 0;
    for (long i = 0; i < text.byteSize(); i++) {
      int value = Byte.toUnsignedInt(text.get(JAVA_BYTE, i));
      if (value == LEAD && Byte.toUnsignedInt(text.get(JAVA_BYTE, i + 1)) < 0xa0) {
        i++;
      } else if (value >= 0x20 && value != 0x7f) {
        target.set(JAVA_BYTE, length++, (byte) value);
      }
    }
    return length;
  }
}
