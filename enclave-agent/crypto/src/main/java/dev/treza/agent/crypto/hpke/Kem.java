package dev.treza.agent.crypto.hpke;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.X25519;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// DHKEM(X25519, HKDF-SHA256) of RFC 9180 section 4.1.
final class Kem {
  private static final byte[] SUITE = {'K', 'E', 'M', 0x00, 0x20};

  private final X25519 x25519;
  private final LabeledHkdf hkdf;
  private final SecretMemory memory;

  Kem(X25519 x25519, Sha2 sha2, SecretMemory memory) {
    this.x25519 = x25519;
    this.hkdf = new LabeledHkdf(SUITE, sha2, memory);
    this.memory = memory;
  }

  /// The shared secret of one own secret key and another's public key, for both directions; nothing
  /// if the other's key has small order.
  ///
  /// @param encapsulated the sender's ephemeral public key
  /// @param recipient the recipient's public key
  Optional<SecretBuffer> agree(
      SecretBuffer own, byte[] other, byte[] encapsulated, byte[] recipient)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined();
        SecretBuffer shared = memory.allocate(X25519.LENGTH)) {
      if (!x25519.agree(shared, own, other)) {
        return Optional.empty();
      }
      MemorySegment context = arena.allocateFrom(JAVA_BYTE, Octets.join(encapsulated, recipient));
      try (SecretBuffer key = hkdf.extract(arena.allocate(0), "eae_prk", shared.segment())) {
        return Optional.of(
            memory.fill(
                LabeledHkdf.LENGTH, out -> hkdf.expand(out, key, "shared_secret", context)));
      }
    }
  }
}
