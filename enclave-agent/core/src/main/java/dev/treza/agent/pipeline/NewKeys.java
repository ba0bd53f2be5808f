package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.derivation.KeyTree;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.Arrays;
import java.util.Optional;

/// The only place where keys of wallets come into being: generated, derived, or taken in. Each door
/// demands [Authorised]. What is made is sealed at once and lives in locked memory until then.
final class NewKeys {
  private final Wallets wallets;
  private final MasterSeed masterSeed;
  private final Arrivals arrivals;
  private final CryptoTools tools;
  private final NsmDevice nsm;

  NewKeys(
      Wallets wallets, MasterSeed masterSeed, Arrivals arrivals, CryptoTools tools, NsmDevice nsm) {
    this.wallets = wallets;
    this.masterSeed = masterSeed;
    this.arrivals = arrivals;
    this.tools = tools;
    this.nsm = nsm;
  }

  /// Generates or derives a key and seals it. Refused: `SEAL-*` about the master seed.
  Outcome<Unborn> make(Authorised<WalletRequest> authorised)
      throws SealException, StoreException, DeviceException {
    try {
      Optional<DerivationPath> path = authorised.task().path();
      return path.isPresent()
          ? derive(authorised, path.get())
          : Outcome.accepted(generate(authorised));
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a new key", e);
    }
  }

  /// Opens what `call` brings, and seals it as a held wallet's key if it is the key that was
  /// approved. Refused: `IMP-MISMATCH`, and as [Arrivals] refuses.
  Outcome<Unborn> take(Authorised<ImportRequest> authorised, ImportCall call)
      throws SealException, StoreException {
    try {
      return switch (arrivals.open(authorised, call)) {
        case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
        case Accepted<SecretBuffer>(SecretBuffer key) -> {
          try (key) {
            yield take(authorised, key);
          }
        }
      };
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for the key that arrived", e);
    }
  }

  private Outcome<Unborn> take(Authorised<ImportRequest> authorised, SecretBuffer key)
      throws SealException, StoreException {
    ImportRequest request = authorised.task();
    if (!tools.secp256k1().isValidSecretKey(key) || !publicKey(key).equals(request.publicKey())) {
      return Outcome.refused(
          ImportRefusal.MISMATCH, "its public key is not that of request " + authorised.request());
    }
    Wallet wallet = NewWallets.imported(request, authorised.request(), authorised.time());
    return Outcome.accepted(wallets.seal(wallet, key));
  }

  private Unborn generate(Authorised<WalletRequest> authorised)
      throws SealException, StoreException, DeviceException, LockedMemoryException {
    try (SecretBuffer key = tools.secrets().secp256k1Key(entropy())) {
      return wallets.seal(wallet(authorised, key), key);
    }
  }

  private Outcome<Unborn> derive(Authorised<WalletRequest> authorised, DerivationPath path)
      throws SealException, StoreException, DeviceException, LockedMemoryException {
    Optional<Outcome<SecretBuffer>> known = masterSeed.open();
    if (known.isEmpty()) {
      try (SecretBuffer entropy = tools.secrets().dataKey(entropy())) {
        Write birth = masterSeed.seal(entropy);
        return Outcome.accepted(derive(authorised, path, entropy).and(birth));
      }
    }
    return switch (known.get()) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer entropy) -> {
        try (entropy) {
          yield Outcome.accepted(derive(authorised, path, entropy));
        }
      }
    };
  }

  private Unborn derive(
      Authorised<WalletRequest> authorised, DerivationPath path, SecretBuffer entropy)
      throws SealException, StoreException, LockedMemoryException {
    try (SecretBuffer words = tools.bip39().toWords(entropy);
        SecretBuffer seed = tools.bip39().toSeed(words, Optional.empty());
        SecretBuffer key = tools.trees().key(KeyTree.BIP32_SECP256K1, seed, path.numbers())) {
      return wallets.seal(wallet(authorised, key), key);
    }
  }

  private Wallet wallet(Authorised<WalletRequest> authorised, SecretBuffer key) {
    return NewWallets.made(
        authorised.task(), authorised.request(), publicKey(key), authorised.time());
  }

  private Bytes publicKey(SecretBuffer key) {
    return Bytes.of(tools.secp256k1().publicKey(key));
  }

  /// The security module's share of a new secret; the kernel's is mixed in where it is drawn.
  private byte[] entropy() throws DeviceException {
    return Arrays.copyOf(nsm.random(), SecretSource.LENGTH);
  }
}
