package dev.treza.agent.boot;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.Bls12381;
import dev.treza.agent.crypto.Ed25519;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.derivation.Bip39;
import dev.treza.agent.crypto.derivation.KeyTrees;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.agent.pipeline.CryptoTools;
import dev.treza.agent.pipeline.Pipelines;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.seal.StateKeys;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.transport.TransportDocuments;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.RequestHead;

/// The native libraries, opened once per boot, and how a serving agent is put together from them.
record Toolbox(
    Parts parts,
    Storage storage,
    CryptoTools crypto,
    Sha2 sha2,
    Hpke hpke,
    Aead aead,
    DecisionClock clock) {
  static Toolbox open(Parts parts, Storage storage) throws BootException {
    try {
      SecretMemory memory = parts.memory();
      Sodium sodium = Sodium.load();
      Sha2 sha2 = new Sha2(sodium, memory);
      Secp256k1 secp256k1 = Secp256k1.open(memory);
      return new Toolbox(
          parts,
          storage,
          new CryptoTools(
              secp256k1,
              new SecretSource(memory, secp256k1),
              new Bip39(sha2, memory),
              new KeyTrees(
                  sha2, secp256k1, new Ed25519(sodium, memory), Bls12381.open(memory), memory)),
          sha2,
          new Hpke(sodium, memory),
          Aead.open(memory),
          new DecisionClock(parts.nsm(), parts.nanoTime()));
    } catch (NativeLibraryException | LockedMemoryException e) {
      throw new BootException("the cryptographic libraries cannot be used", e);
    }
  }

  /// How a boot under this charter comes to its state.
  ///
  /// @param current the charter in force
  StateDoor door(Charter root, Charter current, SealedStore.Opened sealed) {
    KeySealer sealer = new KeySealer(sealed.key(), aead);
    return new StateDoor(
        storage.state(), root, current, new StateKeys(sealer, root, sha2, parts.memory()), clock);
  }

  /// The transport keys of a boot.
  ///
  /// @param documents vouches for them
  TransportKeys transports(TransportDocuments documents) {
    return new TransportKeys(hpke, crypto.secrets(), parts.nsm(), documents, parts.nanoTime());
  }

  Serving serve(
      Founded founded,
      StateStore state,
      SealedStore.Opened sealed,
      Receipts receipts,
      TransportKeys transports) {
    Charter charter = founded.charter();
    KeySealer sealer = new KeySealer(sealed.key(), aead);
    Wallets wallets =
        new Wallets(state, sealed.records(), sealer, founded.root(), charter.serial());
    RequestHead head = new RequestHead(charter.realm(), charter.namespace(), parts.enclave());
    Pipelines pipelines =
        Pipelines.of(
            head,
            charter,
            new Pipelines.Parts(
                state,
                wallets,
                new WalletOwners(state, receipts.boot()),
                new MasterSeed(state, sealed.records(), sealer, founded.root(), charter.serial()),
                clock,
                crypto,
                transports,
                sealed.blobs(),
                parts.nsm(),
                receipts));
    return new Serving(founded, wallets, pipelines, transports);
  }
}
