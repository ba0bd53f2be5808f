package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Keys of Ed25519 (RFC 8032) by libsodium. A secret key is the 32-byte seed. May be shared by
/// threads.
public final class Ed25519 {
  public static final int SECRET_KEY_LENGTH = 32;
  public static final int PUBLIC_KEY_LENGTH = 32;
  private static final int EXPANDED_LENGTH = 64;

  private final LibSodiumCurve library;
  private final SecretMemory memory;

  /// Over a loaded library.
  public Ed25519(Sodium sodium, SecretMemory memory) {
    library = new LibSodiumCurve(sodium.symbols());
    this.memory = memory;
  }

  /// The public key (RFC 8032 section 5.1.5), 32 bytes.
  ///
  /// @throws LockedMemoryException if there is no memory for the expanded key
  public byte[] publicKey(SecretBuffer secret) throws LockedMemoryException {
    if (secret.size() != SECRET_KEY_LENGTH) {
      throw new IllegalArgumentException("a secret key has 32 bytes, not " + secret.size());
    }
    try (Arena arena = Arena.ofConfined();
        SecretBuffer expanded = memory.allocate(EXPANDED_LENGTH)) {
      MemorySegment point = arena.allocate(PUBLIC_KEY_LENGTH);
      if (!library.seedKeyPair(point, expanded.segment(), secret.segment())) {
        throw new IllegalStateException("libsodium documents that this call cannot fail");
      }
      return point.toArray(JAVA_BYTE);
    }
  }
}
