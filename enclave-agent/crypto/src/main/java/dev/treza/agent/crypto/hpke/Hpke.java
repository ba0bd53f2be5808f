package dev.treza.agent.crypto.hpke;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.ChaCha20Poly1305;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.X25519;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// HPKE (RFC 9180), base mode, single-shot (section 6.1): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// ChaCha20-Poly1305. What is sealed is `enc` (32 bytes) ‖ ciphertext ‖ tag (16 bytes). The sender
/// is not authenticated: whatever must be known of him belongs into `info` and into what vouches
/// for the recipient's key.
public final class Hpke {
  public static final int PUBLIC_KEY_LENGTH = X25519.LENGTH;
  public static final int OVERHEAD = X25519.LENGTH + ChaCha20Poly1305.TAG_LENGTH;
  private static final int ENC = X25519.LENGTH;

  private final X25519 x25519;
  private final Kem kem;
  private final KeySchedule schedule;
  private final ChaCha20Poly1305 aead;
  private final SecretMemory memory;

  /// Over a loaded library.
  public Hpke(Sodium sodium, SecretMemory memory) {
    Sha2 sha2 = new Sha2(sodium, memory);
    this.x25519 = new X25519(sodium, memory);
    this.kem = new Kem(x25519, sha2, memory);
    this.schedule = new KeySchedule(sha2, memory);
    this.aead = new ChaCha20Poly1305(sodium);
    this.memory = memory;
  }

  /// A recipient's new secret key.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer newSecretKey() throws LockedMemoryException {
    return x25519.newSecretKey();
  }

  /// The public key of a secret key, 32 bytes.
  public byte[] publicKey(SecretBuffer secretKey) {
    return x25519.publicKey(secretKey);
  }

  /// Seals `plaintext` to a recipient.
  ///
  /// @param recipient his public key, 32 bytes
  /// @throws OpenFailedException if that is a point of small order, to which nothing can be sealed
  /// @throws LockedMemoryException if there is no memory for what lies between
  public byte[] seal(byte[] recipient, byte[] info, byte[] aad, SecretBuffer plaintext)
      throws OpenFailedException, LockedMemoryException {
    try (SecretBuffer ephemeral = x25519.newSecretKey()) {
      return seal(ephemeral, recipient, info, aad, plaintext);
    }
  }

  /// Opens what was sealed to the public key of `secretKey` with the same `info` and `aad`.
  ///
  /// @throws OpenFailedException for every reason not to open it
  /// @throws LockedMemoryException if there is no memory for the secret
  public SecretBuffer open(SecretBuffer secretKey, byte[] sealed, byte[] info, byte[] aad)
      throws OpenFailedException, LockedMemoryException {
    if (sealed.length <= OVERHEAD) {
      throw new OpenFailedException();
    }
    byte[] enc = Arrays.copyOf(sealed, ENC);
    SecretBuffer plaintext = memory.allocate(sealed.length - OVERHEAD);
    boolean opened = false;
    try (Arena arena = Arena.ofConfined();
        SecretBuffer shared = shared(secretKey, enc, enc, x25519.publicKey(secretKey));
        SecretBuffer key = schedule.keyAndNonce(shared, info)) {
      MemorySegment body = arena.allocateFrom(JAVA_BYTE, sealed).asSlice(ENC);
      MemorySegment header = arena.allocateFrom(JAVA_BYTE, aad);
      opened = aead.decrypt(plaintext.segment(), body, header, nonceOf(key), keyOf(key));
    } finally {
      if (!opened) {
        plaintext.close();
      }
    }
    if (!opened) {
      throw new OpenFailedException();
    }
    return plaintext;
  }

  /// With a given ephemeral key, which must never be used twice.
  byte[] seal(
      SecretBuffer ephemeral, byte[] recipient, byte[] info, byte[] aad, SecretBuffer plaintext)
      throws OpenFailedException, LockedMemoryException {
    byte[] enc = x25519.publicKey(ephemeral);
    try (Arena arena = Arena.ofConfined();
        SecretBuffer shared = shared(ephemeral, recipient, enc, recipient);
        SecretBuffer key = schedule.keyAndNonce(shared, info)) {
      MemorySegment sealed = arena.allocate((long) plaintext.size() + OVERHEAD);
      MemorySegment.copy(enc, 0, sealed, JAVA_BYTE, 0, ENC);
      MemorySegment header = arena.allocateFrom(JAVA_BYTE, aad);
      aead.encrypt(sealed.asSlice(ENC), plaintext.segment(), header, nonceOf(key), keyOf(key));
      return sealed.toArray(JAVA_BYTE);
    }
  }

  private SecretBuffer shared(SecretBuffer own, byte[] other, byte[] enc, byte[] recipient)
      throws OpenFailedException, LockedMemoryException {
    return kem.agree(own, other, enc, recipient).orElseThrow(OpenFailedException::new);
  }

  private static MemorySegment keyOf(SecretBuffer keyAndNonce) {
    return keyAndNonce.segment().asSlice(0, ChaCha20Poly1305.KEY_LENGTH);
  }

  private static MemorySegment nonceOf(SecretBuffer keyAndNonce) {
    return keyAndNonce
        .segment()
        .asSlice(ChaCha20Poly1305.KEY_LENGTH, ChaCha20Poly1305.NONCE_LENGTH);
  }
}
