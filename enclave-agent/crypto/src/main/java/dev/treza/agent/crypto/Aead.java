package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Authenticated encryption of secrets with key commitment: XChaCha20-Poly1305
/// (draft-irtf-cfrg-xchacha) under a key derived for each message.
///
/// `HMAC-SHA-512(data key, label ‖ nonce)` gives 64 bytes: the first half encrypts, the second is
/// the commitment. A sealed content is commitment (32) ‖ nonce (24, random) ‖ ciphertext ‖ tag
/// (16); the header is authenticated and not contained. Since a content opens under one data key
/// only, nobody can make one that two keys open to different secrets.
public final class Aead {
  public static final int DATA_KEY_LENGTH = 32;
  public static final int OVERHEAD = 72;

  private static final int COMMITMENT = 32;
  private static final int NONCE = 24;
  private static final byte[] LABEL =
      "treza sealed secret v1: encryption key and commitment".getBytes(StandardCharsets.US_ASCII);

  private final LibSodium library;
  private final SecretMemory memory;

  private Aead(LibSodium library, SecretMemory memory) {
    this.library = library;
    this.memory = memory;
  }

  /// Loads the library.
  ///
  /// @throws NativeLibraryException if it is not the pinned one
  public static Aead open(SecretMemory memory) throws NativeLibraryException {
    return new Aead(LibSodium.load(), memory);
  }

  /// Seals `plaintext` under a 32-byte data key; the result is [#OVERHEAD] bytes longer.
  ///
  /// @param header what the content belongs to; needed again to open it
  /// @throws LockedMemoryException if there is no memory for the derived key
  public byte[] seal(SecretBuffer dataKey, SecretBuffer plaintext, byte[] header)
      throws LockedMemoryException {
    requireDataKey(dataKey);
    try (Arena arena = Arena.ofConfined();
        SecretBuffer derived = memory.allocateConfined(DATA_KEY_LENGTH + COMMITMENT)) {
      MemorySegment sealed = arena.allocate((long) plaintext.size() + OVERHEAD);
      MemorySegment nonce = nonce(sealed);
      Entropy.fill(nonce);
      derive(arena, derived, dataKey, nonce);
      commitment(sealed).copyFrom(commitmentOf(derived));
      MemorySegment aad = arena.allocateFrom(JAVA_BYTE, header);
      if (!library.encrypt(body(sealed), plaintext.segment(), aad, nonce, keyOf(derived))) {
        throw new IllegalStateException("libsodium refused to encrypt");
      }
      return sealed.toArray(JAVA_BYTE);
    }
  }

  /// Opens what [#seal] made with the same data key and header, for the calling thread alone, which
  /// closes it.
  ///
  /// @throws OpenFailedException for every reason not to open it
  /// @throws LockedMemoryException if there is no memory for the secret
  public SecretBuffer open(SecretBuffer dataKey, byte[] sealed, byte[] header)
      throws OpenFailedException, LockedMemoryException {
    requireDataKey(dataKey);
    if (sealed.length <= OVERHEAD) {
      throw new OpenFailedException();
    }
    SecretBuffer plaintext = memory.allocateConfined(sealed.length - OVERHEAD);
    boolean opened = false;
    try {
      opened = open(dataKey, sealed, header, plaintext);
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

  private boolean open(SecretBuffer dataKey, byte[] sealed, byte[] header, SecretBuffer plaintext)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined();
        SecretBuffer derived = memory.allocateConfined(DATA_KEY_LENGTH + COMMITMENT)) {
      MemorySegment content = arena.allocateFrom(JAVA_BYTE, sealed);
      derive(arena, derived, dataKey, nonce(content));
      MemorySegment aad = arena.allocateFrom(JAVA_BYTE, header);
      return library.equal(commitment(content), commitmentOf(derived))
          && library.decrypt(
              plaintext.segment(), body(content), aad, nonce(content), keyOf(derived));
    }
  }

  private void derive(
      Arena arena, SecretBuffer derived, SecretBuffer dataKey, MemorySegment nonce) {
    MemorySegment message = arena.allocate(LABEL.length + NONCE);
    MemorySegment.copy(LABEL, 0, message, JAVA_BYTE, 0, LABEL.length);
    message.asSlice(LABEL.length).copyFrom(nonce);
    if (!library.hmacSha512(derived.segment(), message, dataKey.segment())) {
      throw new IllegalStateException("libsodium refused to derive a key");
    }
  }

  private static MemorySegment commitment(MemorySegment sealed) {
    return sealed.asSlice(0, COMMITMENT);
  }

  private static MemorySegment nonce(MemorySegment sealed) {
    return sealed.asSlice(COMMITMENT, NONCE);
  }

  private static MemorySegment body(MemorySegment sealed) {
    return sealed.asSlice(COMMITMENT + NONCE);
  }

  private static MemorySegment keyOf(SecretBuffer derived) {
    return derived.segment().asSlice(0, DATA_KEY_LENGTH);
  }

  private static MemorySegment commitmentOf(SecretBuffer derived) {
    return derived.segment().asSlice(DATA_KEY_LENGTH, COMMITMENT);
  }

  private static void requireDataKey(SecretBuffer dataKey) {
    if (dataKey.size() != DATA_KEY_LENGTH) {
      throw new IllegalArgumentException("a data key has 32 bytes, not " + dataKey.size());
    }
  }
}
