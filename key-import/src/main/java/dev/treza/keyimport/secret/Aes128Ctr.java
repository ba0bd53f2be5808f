package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import java.lang.foreign.MemorySegment;

/// AES-128 (FIPS 197) in counter mode (NIST SP 800-38A section 6.5) with a counter of 128 bits, for
/// the two blocks of a keystore. Written here because no pinned library has it, and Java's own
/// leaves keys on the heap. It knows no table: the S-box is computed, in a time that does not
/// depend on what it computes.
final class Aes128Ctr {
  static final int KEY = 16;
  static final int BLOCK = 16;
  private static final int ROUNDS = 10;
  private static final int WORD = 4;
  private static final int SCHEDULE = BLOCK * (ROUNDS + 1);

  private final SecretMemory memory;

  Aes128Ctr(SecretMemory memory) {
    this.memory = memory;
  }

  /// Turns `data` into what it was before, or the reverse, in place.
  ///
  /// @param key 16 bytes
  /// @param iv the first counter block, 16 bytes
  void apply(MemorySegment data, MemorySegment key, byte[] iv) throws LockedMemoryException {
    try (SecretBuffer schedule = memory.allocate(SCHEDULE);
        SecretBuffer stream = memory.allocate(BLOCK)) {
      expand(key.asSlice(0, KEY), schedule.segment());
      byte[] counter = iv.clone();
      for (long at = 0; at < data.byteSize(); at += BLOCK) {
        MemorySegment block = stream.segment();
        MemorySegment.copy(counter, 0, block, JAVA_BYTE, 0, BLOCK);
        encrypt(block, schedule.segment());
        for (int i = 0; i < Math.min(BLOCK, data.byteSize() - at); i++) {
          xor(data, at + i, block.get(JAVA_BYTE, i));
        }
        increment(counter);
      }
    }
  }

  private static void increment(byte[] counter) {
    int at = BLOCK - 1;
    while (at >= 0 && ++counter[at] == 0) {
      at--;
    }
  }

  private static void expand(MemorySegment key, MemorySegment schedule) {
    schedule.copyFrom(key);
    int constant = 1;
    for (int at = KEY; at < SCHEDULE; at += WORD) {
      boolean first = at % KEY == 0;
      for (int i = 0; i < WORD; i++) {
        int before = get(schedule, first ? at - WORD + (i + 1) % WORD : at - WORD + i);
        int changed = first ? substitute(before) ^ (i == 0 ? constant : 0) : before;
        schedule.set(JAVA_BYTE, at + i, (byte) (changed ^ get(schedule, at - KEY + i)));
      }
      constant = first ? twice(constant) : constant;
    }
  }

  private static void encrypt(MemorySegment block, MemorySegment schedule) {
    addKey(block, schedule, 0);
    for (int round = 1; round <= ROUNDS; round++) {
      for (int i = 0; i < BLOCK; i++) {
        block.set(JAVA_BYTE, i, (byte) substitute(get(block, i)));
      }
      shiftRows(block);
      if (round < ROUNDS) {
        mixColumns(block);
      }
      addKey(block, schedule, round);
    }
  }

  private static void addKey(MemorySegment block, MemorySegment schedule, int round) {
    for (int i = 0; i < BLOCK; i++) {
      xor(block, i, (byte) get(schedule, BLOCK * round + i));
    }
  }

  /// Row `r` moves by `r` columns to the left; byte `i` stands in row `i % 4`.
  private static void shiftRows(MemorySegment block) {
    for (int row = 1; row < WORD; row++) {
      for (int turn = 0; turn < row; turn++) {
        byte kept = block.get(JAVA_BYTE, row);
        for (int i = row; i < BLOCK - WORD; i += WORD) {
          block.set(JAVA_BYTE, i, block.get(JAVA_BYTE, i + WORD));
        }
        block.set(JAVA_BYTE, BLOCK - WORD + row, kept);
      }
    }
  }

  private static void mixColumns(MemorySegment block) {
    for (int i = 0; i < BLOCK; i += WORD) {
      int first = get(block, i);
      int all = first ^ get(block, i + 1) ^ get(block, i + 2) ^ get(block, i + 3);
      for (int row = 0; row < WORD; row++) {
        int here = get(block, i + row);
        int next = row == WORD - 1 ? first : get(block, i + row + 1);
        block.set(JAVA_BYTE, i + row, (byte) (here ^ all ^ twice(here ^ next)));
      }
    }
  }

  /// The S-box: the inverse in GF(2⁸), which is the 254th power, and an affine map.
  private static int substitute(int value) {
    int power = value;
    for (int i = 0; i < 6; i++) {
      power = times(times(power, power), value);
    }
    int inverse = times(power, power);
    int out = 0x63;
    for (int turn = 0; turn <= 4; turn++) {
      out ^= (inverse << turn) | (inverse >> (8 - turn));
    }
    return out & 0xff;
  }

  private static int times(int one, int other) {
    int product = 0;
    int shifted = one;
    for (int bit = 0; bit < 8; bit++) {
      product ^= shifted & -((other >> bit) & 1);
      shifted = twice(shifted);
    }
    return product;
  }

  private static int twice(int value) {
    return ((value << 1) ^ (0x1b & -(value >> 7))) & 0xff;
  }

  private static int get(MemorySegment bytes, long at) {
    return Byte.toUnsignedInt(bytes.get(JAVA_BYTE, at));
  }

  private static void xor(MemorySegment bytes, long at, byte value) {
    bytes.set(JAVA_BYTE, at, (byte) (bytes.get(JAVA_BYTE, at) ^ value));
  }
}
