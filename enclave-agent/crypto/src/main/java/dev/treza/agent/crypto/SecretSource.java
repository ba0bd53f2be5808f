package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Where new secrets come from: 32 bytes of getrandom(2) XOR 32 bytes of additional entropy from a
/// second source (the NSM). The result is as unpredictable as the better of the two, so the
/// additional bytes need not be secret.
public final class SecretSource {
  public static final int LENGTH = 32;

  private final SecretMemory memory;
  private final Secp256k1 secp256k1;

  public SecretSource(SecretMemory memory, Secp256k1 secp256k1) {
    this.memory = memory;
    this.secp256k1 = secp256k1;
  }

  /// A data key for [Aead]: any 32 bytes.
  ///
  /// @param additional 32 bytes
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer dataKey(byte[] additional) throws LockedMemoryException {
    requireLength(additional);
    SecretBuffer secret = memory.allocate(LENGTH);
    draw(secret, additional);
    return secret;
  }

  /// A secp256k1 secret key. Values out of range (one in 2¹²⁸) are drawn again.
  ///
  /// @param additional 32 bytes
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer secp256k1Key(byte[] additional) throws LockedMemoryException {
    requireLength(additional);
    SecretBuffer secret = memory.allocate(LENGTH);
    do {
      draw(secret, additional);
    } while (!secp256k1.isValidSecretKey(secret));
    return secret;
  }

  private static void draw(SecretBuffer secret, byte[] additional) {
    Entropy.fill(secret.segment());
    mix(secret.segment(), additional);
  }

  static void mix(MemorySegment bytes, byte[] additional) {
    for (int i = 0; i < LENGTH; i++) {
      bytes.set(JAVA_BYTE, i, (byte) (bytes.get(JAVA_BYTE, i) ^ additional[i]));
    }
  }

  private static void requireLength(byte[] additional) {
    if (additional.length != LENGTH) {
      throw new IllegalArgumentException("32 bytes of entropy, not " + additional.length);
    }
  }
}
