package dev.treza.agent.crypto.derivation;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.nio.charset.StandardCharsets;

/// Derivation of Ed25519 keys by SLIP-10, in which every child is hardened.
public final class Slip10 {
  private static final byte[] NAME = "ed25519 seed".getBytes(StandardCharsets.US_ASCII);

  private final HmacNodes nodes;

  public Slip10(Sha2 sha2, SecretMemory memory) {
    this.nodes = new HmacNodes(sha2, memory);
  }

  /// The master node of a seed of 16 to 64 bytes.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey master(SecretBuffer seed) throws LockedMemoryException {
    return nodes.master(NAME, seed);
  }

  /// One child of `parent`.
  ///
  /// @param number with the highest bit set
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey child(ExtendedKey parent, int number) throws LockedMemoryException {
    if ((number & Bip32.HARDENED) == 0) {
      throw new IllegalArgumentException("Ed25519 has hardened children only");
    }
    return nodes.hardened(parent, number);
  }

  /// The descendant of `ancestor` at a path of at least one child number.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey descendant(ExtendedKey ancestor, int... path) throws LockedMemoryException {
    return Descent.along(ancestor, this::child, path);
  }
}
