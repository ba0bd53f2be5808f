package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Keys of BLS12-381 with public keys in G1 (draft-irtf-cfrg-bls-signature, minimal-pubkey-size) by
/// blst, and their derivation by EIP-2333. A secret key is 32 bytes, big-endian, as EIP-2335 stores
/// it; a public key 48 bytes, compressed. May be shared by threads.
public final class Bls12381 {
  public static final int SECRET_KEY_LENGTH = 32;
  public static final int PUBLIC_KEY_LENGTH = 48;
  public static final int SHORTEST_SEED = 32;

  private final LibBlst library;
  private final SecretMemory memory;

  private Bls12381(LibBlst library, SecretMemory memory) {
    this.library = library;
    this.memory = memory;
  }

  /// Loads the library.
  ///
  /// @throws NativeLibraryException if it is not the pinned one
  public static Bls12381 open(SecretMemory memory) throws NativeLibraryException {
    return new Bls12381(LibBlst.load(), memory);
  }

  /// Whether `secret` is a secret key: 32 bytes, from 1 to the group order less one.
  ///
  /// @throws LockedMemoryException if there is no memory for a copy
  public boolean isValidSecretKey(SecretBuffer secret) throws LockedMemoryException {
    if (secret.size() != SECRET_KEY_LENGTH) {
      return false;
    }
    try (SecretBuffer scalar = scalar(secret)) {
      return library.isSecretKey(scalar.segment());
    }
  }

  /// The public key, 48 bytes.
  ///
  /// @throws IllegalArgumentException if `secret` is not a secret key
  /// @throws LockedMemoryException if there is no memory for a copy
  public byte[] publicKey(SecretBuffer secret) throws LockedMemoryException {
    try (SecretBuffer scalar = scalar(secret);
        Arena arena = Arena.ofConfined()) {
      requireKey(scalar);
      MemorySegment point = arena.allocate(LibBlst.POINT, LibBlst.ALIGNMENT);
      MemorySegment out = arena.allocate(PUBLIC_KEY_LENGTH);
      library.toPublicKey(point, scalar.segment());
      library.compress(out, point);
      return out.toArray(JAVA_BYTE);
    }
  }

  /// `derive_master_SK` of EIP-2333.
  ///
  /// @param seed at least 32 bytes
  /// @throws LockedMemoryException if there is no memory for the key
  public SecretBuffer deriveMaster(SecretBuffer seed) throws LockedMemoryException {
    if (seed.size() < SHORTEST_SEED) {
      throw new IllegalArgumentException("a seed has at least 32 bytes, not " + seed.size());
    }
    return memory.fill(
        SECRET_KEY_LENGTH,
        key -> {
          library.deriveMaster(key, seed.segment());
          reverse(key);
        });
  }

  /// `derive_child_SK` of EIP-2333.
  ///
  /// @param index unsigned
  /// @throws IllegalArgumentException if `parent` is not a secret key
  /// @throws LockedMemoryException if there is no memory for the key
  public SecretBuffer deriveChild(SecretBuffer parent, int index) throws LockedMemoryException {
    try (SecretBuffer scalar = scalar(parent)) {
      requireKey(scalar);
      return memory.fill(
          SECRET_KEY_LENGTH,
          key -> {
            library.deriveChild(key, scalar.segment(), index);
            reverse(key);
          });
    }
  }

  /// The library's form of a secret key.
  private SecretBuffer scalar(SecretBuffer secret) throws LockedMemoryException {
    if (secret.size() != SECRET_KEY_LENGTH) {
      throw new IllegalArgumentException("a secret key has 32 bytes, not " + secret.size());
    }
    return memory.fill(
        SECRET_KEY_LENGTH,
        scalar -> {
          scalar.copyFrom(secret.segment());
          reverse(scalar);
        });
  }

  private void requireKey(SecretBuffer scalar) {
    if (!library.isSecretKey(scalar.segment())) {
      throw new IllegalArgumentException("not a BLS12-381 secret key");
    }
  }

  private static void reverse(MemorySegment bytes) {
    for (long low = 0, high = bytes.byteSize() - 1; low < high; low++, high--) {
      byte kept = bytes.get(JAVA_BYTE, low);
      bytes.set(JAVA_BYTE, low, bytes.get(JAVA_BYTE, high));
      bytes.set(JAVA_BYTE, high, kept);
    }
  }
}
