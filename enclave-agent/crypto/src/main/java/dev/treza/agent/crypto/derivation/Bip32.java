package dev.treza.agent.crypto.derivation;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import java.nio.charset.StandardCharsets;

/// Private derivation of secp256k1 keys by BIP-32. A child number with the highest bit set is
/// hardened.
public final class Bip32 {
  public static final int HARDENED = 0x8000_0000;
  private static final byte[] NAME = "Bitcoin seed".getBytes(StandardCharsets.US_ASCII);

  private final HmacNodes nodes;
  private final Secp256k1 curve;

  public Bip32(Sha2 sha2, Secp256k1 curve, SecretMemory memory) {
    this.nodes = new HmacNodes(sha2, memory);
    this.curve = curve;
  }

  /// The master node of a seed of 16 to 64 bytes.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey master(SecretBuffer seed) throws LockedMemoryException {
    ExtendedKey master = nodes.master(NAME, seed);
    requireKey(master, curve.isValidSecretKey(master.key()));
    return master;
  }

  /// One child of `parent`.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey child(ExtendedKey parent, int number) throws LockedMemoryException {
    ExtendedKey child =
        (number & HARDENED) != 0
            ? nodes.hardened(parent, number)
            : nodes.normal(parent, curve.compressedPublicKey(parent.key()), number);
    requireKey(child, curve.addTweak(child.key(), parent.key()));
    return child;
  }

  /// The descendant of `ancestor` at a path of at least one child number.
  ///
  /// @throws LockedMemoryException if there is no memory for it
  public ExtendedKey descendant(ExtendedKey ancestor, int... path) throws LockedMemoryException {
    return Descent.along(ancestor, this::child, path);
  }

  /// BIP-32 skips such a number; it happens once in 2¹²⁷, and no caller can bring it about.
  private static void requireKey(ExtendedKey node, boolean valid) {
    if (!valid) {
      node.close();
      throw new IllegalStateException("this child number has no key: take the next");
    }
  }
}
