package dev.treza.agent.crypto.hpke;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.ChaCha20Poly1305;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The key schedule of RFC 9180 section 5.1, base mode, for ChaCha20-Poly1305: the key and the
/// nonce of the first and only message.
final class KeySchedule {
  private static final byte[] SUITE = {'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x03};
  private static final byte BASE_MODE = 0;
  private static final int KEY = ChaCha20Poly1305.KEY_LENGTH;
  private static final int NONCE = ChaCha20Poly1305.NONCE_LENGTH;

  private final LabeledHkdf hkdf;
  private final SecretMemory memory;

  KeySchedule(Sha2 sha2, SecretMemory memory) {
    this.hkdf = new LabeledHkdf(SUITE, sha2, memory);
    this.memory = memory;
  }

  /// Key ‖ nonce, 32 + 12 bytes.
  SecretBuffer keyAndNonce(SecretBuffer shared, byte[] info) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined();
        SecretBuffer noIdentity =
            hkdf.extract(arena.allocate(0), "psk_id_hash", arena.allocate(0));
        SecretBuffer infoHash =
            hkdf.extract(arena.allocate(0), "info_hash", arena.allocateFrom(JAVA_BYTE, info));
        SecretBuffer secret = hkdf.extract(shared.segment(), "secret", arena.allocate(0))) {
      MemorySegment context = arena.allocate(1 + 2L * LabeledHkdf.LENGTH);
      context.set(JAVA_BYTE, 0, BASE_MODE);
      context.asSlice(1).copyFrom(noIdentity.segment());
      context.asSlice(1 + LabeledHkdf.LENGTH).copyFrom(infoHash.segment());
      return memory.fill(
          KEY + NONCE,
          out -> {
            hkdf.expand(out.asSlice(0, KEY), secret, "key", context);
            hkdf.expand(out.asSlice(KEY, NONCE), secret, "base_nonce", context);
          });
    }
  }
}
