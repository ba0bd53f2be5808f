package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Diffie-Hellman on Curve25519 (RFC 7748 section 5) by libsodium. Secret keys, public keys and
/// shared secrets have 32 bytes. May be shared by threads.
public final class X25519 {
  public static final int LENGTH = 32;

  private final LibSodiumCurve library;
  private final SecretMemory memory;

  /// Over a loaded library.
  public X25519(Sodium sodium, SecretMemory memory) {
    library = new LibSodiumCurve(sodium.symbols());
    this.memory = memory;
  }

  /// A secret key of getrandom(2).
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer newSecretKey() throws LockedMemoryException {
    return memory.fill(LENGTH, Entropy::fill);
  }

  /// The public key of `secret`.
  public byte[] publicKey(SecretBuffer secret) {
    requireLength("secret key", secret.size());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = arena.allocate(LENGTH);
      if (!library.scalarMultBase(point, secret.segment())) {
        throw new IllegalStateException("libsodium documents that this call cannot fail");
      }
      return point.toArray(JAVA_BYTE);
    }
  }

  /// The shared secret, into `shared`. False, as RFC 7748 section 6.1 demands, if the other's point
  /// has small order and the shared secret is zero.
  public boolean agree(SecretBuffer shared, SecretBuffer secret, byte[] publicKey) {
    requireLength("shared secret", shared.size());
    requireLength("secret key", secret.size());
    requireLength("public key", publicKey.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = arena.allocateFrom(JAVA_BYTE, publicKey);
      return library.scalarMult(shared.segment(), secret.segment(), point);
    }
  }

  private static void requireLength(String what, int found) {
    if (found != LENGTH) {
      throw new IllegalArgumentException("a " + what + " has 32 bytes, not " + found);
    }
  }
}
