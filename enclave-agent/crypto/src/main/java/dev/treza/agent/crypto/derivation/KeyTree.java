package dev.treza.agent.crypto.derivation;

/// The trees of keys below one seed, each with its curve.
public enum KeyTree {
  /// secp256k1, BIP-32.
  BIP32_SECP256K1,
  /// Ed25519, SLIP-10.
  SLIP10_ED25519,
  /// BLS12-381, EIP-2333.
  EIP2333_BLS12381
}
