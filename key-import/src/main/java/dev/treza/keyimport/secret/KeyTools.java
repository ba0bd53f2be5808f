package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.Scrypt;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.derivation.Bip32;
import dev.treza.agent.crypto.derivation.Bip39;
import dev.treza.agent.crypto.derivation.KeyTree;
import dev.treza.agent.crypto.derivation.KeyTrees;
import dev.treza.agent.crypto.derivation.Nfkd;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Curve;

/// What the formats compute with, opened once.
public record KeyTools(
    SecretMemory memory,
    Sodium sodium,
    Sha2 sha2,
    Scrypt scrypt,
    Secp256k1 secp256k1,
    Ed25519 ed25519,
    Bls12381 bls,
    Bip39 bip39,
    Bip32 bip32,
    KeyTrees trees,
    Nfkd nfkd) {
  /// Loads the libraries.
  ///
  /// @throws NativeLibraryException if one is not the pinned one
  /// @throws LockedMemoryException if there is no locked memory
  public static KeyTools open() throws NativeLibraryException, LockedMemoryException {
    SecretMemory memory = new SecretMemory();
    Sodium sodium = Sodium.load();
    Sha2 sha2 = new Sha2(sodium, memory);
    Secp256k1 secp256k1 = Secp256k1.open(memory);
    Ed25519 ed25519 = new Ed25519(sodium, memory);
    Bls12381 bls = Bls12381.open(memory);
    return new KeyTools(
        memory,
        sodium,
        sha2,
        new Scrypt(sodium),
        secp256k1,
        ed25519,
        bls,
        new Bip39(sha2, memory),
        new Bip32(sha2, secp256k1, memory),
        new KeyTrees(sha2, secp256k1, ed25519, bls, memory),
        new Nfkd(memory));
  }

  /// Whether `key` is a secret key of that curve.
  boolean isKey(Curve curve, SecretBuffer key) throws LockedMemoryException {
    return switch (curve) {
      case SECP256K1 -> secp256k1.isValidSecretKey(key);
      case ED25519 -> key.size() == Ed25519.SECRET_KEY_LENGTH;
      case BLS12_381 -> bls.isValidSecretKey(key);
    };
  }

  /// The public key in its chains' usual encoding: 65 bytes uncompressed, 32 or 48 bytes.
  ///
  /// @throws LockedMemoryException if there is no memory for what lies between
  public Bytes publicKey(Curve curve, SecretBuffer key) throws LockedMemoryException {
    return switch (curve) {
      case SECP256K1 -> Bytes.of(secp256k1.publicKey(key));
      case ED25519 -> Bytes.of(ed25519.publicKey(key));
      case BLS12_381 -> Bytes.of(bls.publicKey(key));
    };
  }

  static KeyTree tree(Curve curve) {
    return switch (curve) {
      case SECP256K1 -> KeyTree.BIP32_SECP256K1;
      case ED25519 -> KeyTree.SLIP10_ED25519;
      case BLS12_381 -> KeyTree.EIP2333_BLS12381;
    };
  }
}
