package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;

/// SHA-2 (FIPS 180-4), HMAC (RFC 2104) and PBKDF2 (RFC 8018 section 5.2) over memory outside the
/// heap, by libsodium. Inputs, outputs and keys may be secret: the states between them lie in
/// locked memory of their own. May be shared by threads.
public final class Sha2 {
  private final LibSodiumHash sha256;
  private final LibSodiumHash sha512;
  private final SecretMemory memory;

  /// Over a loaded library.
  public Sha2(Sodium sodium, SecretMemory memory) {
    sha256 = LibSodiumHash.sha256(sodium.symbols());
    sha512 = LibSodiumHash.sha512(sodium.symbols());
    this.memory = memory;
  }

  /// The digest of all `parts` one after the other, at the start of `out`.
  ///
  /// @throws LockedMemoryException if there is no memory for the state
  public void hash(HashAlgorithm algorithm, MemorySegment out, MemorySegment... parts)
      throws LockedMemoryException {
    LibSodiumHash hash = of(algorithm);
    try (SecretBuffer state = memory.allocate(hash.stateSize())) {
      hash.init(state.segment());
      for (MemorySegment part : parts) {
        hash.update(state.segment(), part);
      }
      hash.finish(state.segment(), room(algorithm, out));
    }
  }

  /// The authentication code of all `parts` one after the other, at the start of `out`.
  ///
  /// @param key of any length
  /// @throws LockedMemoryException if there is no memory for the state
  public void hmac(
      HashAlgorithm algorithm, MemorySegment out, MemorySegment key, MemorySegment... parts)
      throws LockedMemoryException {
    LibSodiumHash hash = of(algorithm);
    try (SecretBuffer state = memory.allocate(hash.macStateSize())) {
      hash.macInit(state.segment(), key);
      for (MemorySegment part : parts) {
        hash.macUpdate(state.segment(), part);
      }
      hash.macFinish(state.segment(), room(algorithm, out));
    }
  }

  /// PBKDF2 with HMAC: fills `out`.
  ///
  /// @param iterations at least 1
  /// @throws LockedMemoryException if there is no memory for the states
  public void pbkdf2(
      HashAlgorithm algorithm,
      MemorySegment out,
      MemorySegment password,
      MemorySegment salt,
      int iterations)
      throws LockedMemoryException {
    new Pbkdf2(of(algorithm), algorithm.length(), memory).derive(out, password, salt, iterations);
  }

  private LibSodiumHash of(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_256 -> sha256;
      case SHA_512 -> sha512;
    };
  }

  /// The library writes as much as it writes: a shorter target would be overrun.
  private static MemorySegment room(HashAlgorithm algorithm, MemorySegment out) {
    return out.asSlice(0, algorithm.length());
  }
}
