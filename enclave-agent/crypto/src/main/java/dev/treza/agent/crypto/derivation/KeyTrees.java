package dev.treza.agent.crypto.derivation;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;

/// Keys by their place: tree, seed and path in, secret key of 32 bytes out.
public final class KeyTrees {
  private final Bip32 bip32;
  private final Slip10 slip10;
  private final Eip2333 eip2333;
  private final Secp256k1 secp256k1;
  private final Ed25519 ed25519;
  private final Bls12381 bls;
  private final SecretMemory memory;

  public KeyTrees(
      Sha2 sha2, Secp256k1 secp256k1, Ed25519 ed25519, Bls12381 bls, SecretMemory memory) {
    this.bip32 = new Bip32(sha2, secp256k1, memory);
    this.slip10 = new Slip10(sha2, memory);
    this.eip2333 = new Eip2333(bls);
    this.secp256k1 = secp256k1;
    this.ed25519 = ed25519;
    this.bls = bls;
    this.memory = memory;
  }

  /// The secret key at `path` below `seed`, 64 bytes as BIP-39 makes them.
  ///
  /// @param path at least one child number; the highest bit marks a hardened one
  /// @throws IllegalArgumentException for a child that the tree does not have
  /// @throws LockedMemoryException if there is no memory for it
  public SecretBuffer key(KeyTree tree, SecretBuffer seed, int... path)
      throws LockedMemoryException {
    return switch (tree) {
      case BIP32_SECP256K1 -> {
        try (ExtendedKey master = bip32.master(seed);
            ExtendedKey node = bip32.descendant(master, path)) {
          yield copy(node.key());
        }
      }
      case SLIP10_ED25519 -> {
        try (ExtendedKey master = slip10.master(seed);
            ExtendedKey node = slip10.descendant(master, path)) {
          yield copy(node.key());
        }
      }
      case EIP2333_BLS12381 -> eip2333.key(seed, path);
    };
  }

  /// The public key of a secret key of that tree's curve: 33 bytes compressed, 32 or 48 bytes.
  ///
  /// @throws LockedMemoryException if there is no memory for what lies between
  public byte[] publicKey(KeyTree tree, SecretBuffer key) throws LockedMemoryException {
    return switch (tree) {
      case BIP32_SECP256K1 -> secp256k1.compressedPublicKey(key);
      case SLIP10_ED25519 -> ed25519.publicKey(key);
      case EIP2333_BLS12381 -> bls.publicKey(key);
    };
  }

  /// What others need to derive the public keys below a node of BIP-32, and no private one: its
  /// public key, 33 bytes compressed, then its chain code, 32 bytes.
  ///
  /// @param path at least one child number
  /// @throws LockedMemoryException if there is no memory for what lies between
  public byte[] publicNode(SecretBuffer seed, int... path) throws LockedMemoryException {
    try (ExtendedKey master = bip32.master(seed);
        ExtendedKey node = bip32.descendant(master, path)) {
      byte[] out = new byte[Secp256k1.COMPRESSED_PUBLIC_KEY_LENGTH + ExtendedKey.LENGTH];
      byte[] point = secp256k1.compressedPublicKey(node.key());
      System.arraycopy(point, 0, out, 0, point.length);
      byte[] chainCode = node.chainCode().segment().toArray(JAVA_BYTE);
      System.arraycopy(chainCode, 0, out, point.length, chainCode.length);
      return out;
    }
  }

  private SecretBuffer copy(SecretBuffer key) throws LockedMemoryException {
    return memory.fill(key.size(), target -> target.copyFrom(key.segment()));
  }
}
