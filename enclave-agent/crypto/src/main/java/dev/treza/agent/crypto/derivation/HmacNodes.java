package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The step that BIP-32 and SLIP-10 share: HMAC-SHA-512 of something, split into two halves.
final class HmacNodes {
  private static final int HALF = ExtendedKey.LENGTH;

  private final Sha2 sha2;
  private final SecretMemory memory;

  HmacNodes(Sha2 sha2, SecretMemory memory) {
    this.sha2 = sha2;
    this.memory = memory;
  }

  /// The master node of `seed` under a scheme's own name.
  ExtendedKey master(byte[] name, SecretBuffer seed) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      return halves(arena.allocateFrom(JAVA_BYTE, name), seed.segment());
    }
  }

  /// The halves for a hardened child: of 0 ‖ secret key ‖ index.
  ExtendedKey hardened(ExtendedKey parent, int index) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      return halves(
          parent.chainCode().segment(),
          arena.allocate(1),
          parent.key().segment(),
          number(arena, index));
    }
  }

  /// The halves for a child that is not hardened: of public key ‖ index.
  ExtendedKey normal(ExtendedKey parent, byte[] publicKey, int index) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      return halves(
          parent.chainCode().segment(),
          arena.allocateFrom(JAVA_BYTE, publicKey),
          number(arena, index));
    }
  }

  private ExtendedKey halves(MemorySegment hmacKey, MemorySegment... parts)
      throws LockedMemoryException {
    try (SecretBuffer both = memory.allocate(2 * HALF)) {
      sha2.hmac(HashAlgorithm.SHA_512, both.segment(), hmacKey, parts);
      SecretBuffer left = copy(both.segment().asSlice(0, HALF));
      boolean done = false;
      try {
        ExtendedKey node = new ExtendedKey(left, copy(both.segment().asSlice(HALF, HALF)));
        done = true;
        return node;
      } finally {
        if (!done) {
          left.close();
        }
      }
    }
  }

  private SecretBuffer copy(MemorySegment half) throws LockedMemoryException {
    return memory.fill(HALF, target -> target.copyFrom(half));
  }

  private static MemorySegment number(Arena arena, int index) {
    MemorySegment number = arena.allocate(Integer.BYTES);
    number.set(JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, index);
    return number;
  }
}
