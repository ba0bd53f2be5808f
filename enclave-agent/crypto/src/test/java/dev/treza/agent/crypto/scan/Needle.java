package dev.treza.agent.crypto.scan;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/// A secret to look for. It is kept masked, so that a scan of this process does not find the needle
/// itself.
public final class Needle {
  private static final int MASK = 0x5a;

  private final byte[] masked;

  private Needle(byte[] masked) {
    this.masked = masked;
  }

  /// Takes `length` bytes one by one, so that no unmasked copy is made.
  ///
  /// @param byteAt the byte at an index, 0 to `length` - 1
  public static Needle of(int length, IntUnaryOperator byteAt) {
    byte[] masked = new byte[length];
    for (int i = 0; i < length; i++) {
      masked[i] = (byte) (byteAt.applyAsInt(i) ^ MASK);
    }
    return new Needle(masked);
  }

  int length() {
    return masked.length;
  }

  /// Whether the needle lies in `haystack` at `index`.
  boolean isAt(ByteBuffer haystack, int index) {
    for (int i = 0; i < masked.length; i++) {
      if ((byte) (haystack.get(index + i) ^ MASK) != masked[i]) {
        return false;
      }
    }
    return true;
  }
}
