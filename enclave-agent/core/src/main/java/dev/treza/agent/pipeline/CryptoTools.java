package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.derivation.Bip39;
import dev.treza.agent.crypto.derivation.KeyTrees;

/// What keys are made and used with, opened once per boot.
public record CryptoTools(Secp256k1 secp256k1, SecretSource secrets, Bip39 bip39, KeyTrees trees) {}
