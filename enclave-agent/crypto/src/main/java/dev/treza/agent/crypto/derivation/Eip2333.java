package dev.treza.agent.crypto.derivation;

import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;

/// Derivation of BLS12-381 keys by EIP-2333 along the paths of EIP-2334, in which no child is
/// public and none is marked as hardened.
public final class Eip2333 {
  private final Bls12381 curve;

  public Eip2333(Bls12381 curve) {
    this.curve = curve;
  }

  /// The key at a path below the master key of `seed`; at no path, the master key.
  ///
  /// @param seed at least 32 bytes
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer key(SecretBuffer seed, int... path) throws LockedMemoryException {
    SecretBuffer key = curve.deriveMaster(seed);
    for (int number : path) {
      try (SecretBuffer parent = key) {
        key = curve.deriveChild(parent, number);
      }
    }
    return key;
  }
}
