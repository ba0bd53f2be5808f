package dev.treza.agent.crypto.hpke;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// LabeledExtract and LabeledExpand of RFC 9180 section 4 over HKDF-SHA-256 (RFC 5869), for one
/// suite. Results have at most 32 bytes, so that expanding is one step.
final class LabeledHkdf {
  static final int LENGTH = HashAlgorithm.SHA_256.length();
  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);

  private final byte[] suite;
  private final Sha2 sha2;
  private final SecretMemory memory;

  /// @param suite the `suite_id` of RFC 9180 section 4.1 or 5.1
  LabeledHkdf(byte[] suite, Sha2 sha2, SecretMemory memory) {
    this.suite = suite.clone();
    this.sha2 = sha2;
    this.memory = memory;
  }

  /// 32 bytes.
  SecretBuffer extract(MemorySegment salt, String label, MemorySegment material)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment prefix = arena.allocateFrom(JAVA_BYTE, prefix(label));
      return memory.fill(
          LENGTH, out -> sha2.hmac(HashAlgorithm.SHA_256, out, salt, prefix, material));
    }
  }

  /// Fills `out`.
  void expand(MemorySegment out, SecretBuffer key, String label, MemorySegment info)
      throws LockedMemoryException {
    int length = Math.toIntExact(out.byteSize());
    if (length > LENGTH) {
      throw new IllegalArgumentException("at most 32 bytes, not " + length);
    }
    try (Arena arena = Arena.ofConfined();
        SecretBuffer block = memory.allocate(LENGTH)) {
      MemorySegment size = arena.allocateFrom(JAVA_BYTE, (byte) 0, (byte) length);
      MemorySegment prefix = arena.allocateFrom(JAVA_BYTE, prefix(label));
      MemorySegment first = arena.allocateFrom(JAVA_BYTE, (byte) 1);
      sha2.hmac(HashAlgorithm.SHA_256, block.segment(), key.segment(), size, prefix, info, first);
      out.copyFrom(block.segment().asSlice(0, length));
    }
  }

  private byte[] prefix(String label) {
    return Octets.join(VERSION, suite, label.getBytes(US_ASCII));
  }
}
