package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A key that authenticates what is no secret: HMAC-SHA-256 (RFC 2104) under a key that HKDF (RFC
/// 5869) made from a secret. The key lies in locked memory; messages and codes do not. May be
/// shared by threads.
public final class MacKey implements AutoCloseable {
  /// Of a code, in bytes.
  public static final int LENGTH = HashAlgorithm.SHA_256.length();

  private final SecretBuffer key;
  private final Sha2 sha2;
  private final LibSodium library;

  private MacKey(SecretBuffer key, Sha2 sha2, LibSodium library) {
    this.key = key;
    this.sha2 = sha2;
    this.library = library;
  }

  /// The key for one use, of 32 bytes.
  ///
  /// @param secret the input keying material, which the caller closes
  /// @param salt of HKDF-Extract
  /// @param info of HKDF-Expand: names the use
  /// @throws LockedMemoryException if there is no memory for it
  /// @throws NativeLibraryException if the library is not the pinned one
  public static MacKey derive(
      SecretBuffer secret, byte[] salt, byte[] info, Sha2 sha2, SecretMemory memory)
      throws LockedMemoryException, NativeLibraryException {
    LibSodium library = LibSodium.load();
    try (Arena arena = Arena.ofConfined();
        SecretBuffer extracted = memory.allocate(LENGTH)) {
      sha2.hmac(
          HashAlgorithm.SHA_256,
          extracted.segment(),
          arena.allocateFrom(JAVA_BYTE, salt),
          secret.segment());
      MemorySegment first = arena.allocateFrom(JAVA_BYTE, Arrays.copyOf(info, info.length + 1));
      first.set(JAVA_BYTE, info.length, (byte) 1);
      SecretBuffer key =
          memory.fill(
              LENGTH, out -> sha2.hmac(HashAlgorithm.SHA_256, out, extracted.segment(), first));
      return new MacKey(key, sha2, library);
    }
  }

  /// The code of a message.
  ///
  /// @throws LockedMemoryException if there is no memory for the state
  public byte[] code(byte[] message) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      return code(arena, message).toArray(JAVA_BYTE);
    }
  }

  /// Whether `code` is that of the message, in a time that depends on lengths only.
  ///
  /// @throws LockedMemoryException if there is no memory for the state
  public boolean verifies(byte[] message, byte[] code) throws LockedMemoryException {
    if (code.length != LENGTH) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      return library.equal(code(arena, message), arena.allocateFrom(JAVA_BYTE, code));
    }
  }

  private MemorySegment code(Arena arena, byte[] message) throws LockedMemoryException {
    MemorySegment out = arena.allocate(LENGTH);
    sha2.hmac(HashAlgorithm.SHA_256, out, key.segment(), arena.allocateFrom(JAVA_BYTE, message));
    return out;
  }

  @Override
  public void close() {
    key.close();
  }
}
