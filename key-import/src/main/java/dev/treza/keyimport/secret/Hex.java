package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;

/// A key in hexadecimal digits of either case.
final class Hex {
  private static final int LENGTH = 32;

  private Hex() {}

  /// Refused: `IMP-HEX`.
  static Outcome<SecretBuffer> read(MemorySegment text, SecretMemory memory)
      throws LockedMemoryException {
    boolean prefixed =
        text.byteSize() > 1 && text.get(JAVA_BYTE, 0) == '0' && text.get(JAVA_BYTE, 1) == 'x';
    MemorySegment digits = text.asSlice(prefixed ? 2 : 0);
    if (digits.byteSize() != 2 * LENGTH || !allDigits(digits)) {
      return Outcome.refused(
          ImportRefusal.HEX, "there are " + digits.byteSize() + " characters, not 64 digits");
    }
    return Outcome.accepted(memory.fill(LENGTH, key -> decode(digits, key)));
  }

  /// The value of a digit; -1 for any other character.
  static int digit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static boolean allDigits(MemorySegment digits) {
    for (long i = 0; i < digits.byteSize(); i++) {
      if (digit(digits.get(JAVA_BYTE, i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void decode(MemorySegment digits, MemorySegment key) {
    for (int i = 0; i < LENGTH; i++) {
      int high = digit(digits.get(JAVA_BYTE, 2L * i));
      int low = digit(digits.get(JAVA_BYTE, 2L * i + 1));
      key.set(JAVA_BYTE, i, (byte) ((high << 4) | low));
    }
  }
}
