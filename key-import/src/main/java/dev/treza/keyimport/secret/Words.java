package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.derivation.MnemonicException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.DerivationScheme;
import dev.treza.fleet.wallet.ImportRefusal;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// BIP-39 words: the key of one wallet below their seed.
final class Words {
  private final KeyTools tools;

  Words(KeyTools tools) {
    this.tools = tools;
  }

  /// The path that is meant if none is wished for.
  static DerivationPath path(KeyWish wish) {
    return wish.path()
        .orElseGet(() -> DerivationScheme.of(wish.blockchain(), wish.network()).first());
  }

  /// Refused: `IMP-WORDS`, `IMP-PASSPHRASE`.
  Outcome<SecretBuffer> read(SecretBuffer mnemonic, KeyWish wish, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    try {
      tools.bip39().toEntropy(mnemonic).close();
      if (passphrase.isEmpty()) {
        return Outcome.accepted(key(mnemonic, wish, Optional.empty()));
      }
      try (SecretBuffer normal = tools.nfkd().normalise(passphrase.get())) {
        return Outcome.accepted(key(mnemonic, wish, Optional.of(normal)));
      }
    } catch (MnemonicException wrong) {
      return Outcome.refused(ImportRefusal.WORDS, String.valueOf(wrong.getMessage()));
    } catch (CharacterCodingException wrong) {
      return Outcome.refused(ImportRefusal.PASSPHRASE, "the passphrase is not UTF-8");
    }
  }

  private SecretBuffer key(SecretBuffer mnemonic, KeyWish wish, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    try (SecretBuffer seed = tools.bip39().toSeed(mnemonic, passphrase)) {
      return tools.trees().key(KeyTools.tree(wish.curve()), seed, path(wish).numbers());
    }
  }
}
