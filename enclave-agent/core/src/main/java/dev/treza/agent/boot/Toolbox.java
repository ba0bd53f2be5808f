package dev.treza.agent.boot;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.pipeline.Pipelines;
import dev.treza.agent.seal.KeySealer;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.RequestHead;

/// The native libraries, opened once per boot, and how a serving agent is put together from them.
record Toolbox(Parts parts, Secp256k1 secp256k1, Aead aead, DecisionClock clock) {
  static Toolbox open(Parts parts) throws BootException {
    try {
      return new Toolbox(
          parts,
          Secp256k1.open(parts.memory()),
          Aead.open(parts.memory()),
          new DecisionClock(parts.nsm(), parts.nanoTime()));
    } catch (NativeLibraryException | LockedMemoryException e) {
      throw new BootException("the cryptographic libraries cannot be used", e);
    }
  }

  Serving serve(Founded founded, Receipts receipts, SealedStore.Opened sealed) {
    Charter charter = founded.charter();
    Wallets wallets =
        new Wallets(parts.state(), sealed.records(), new KeySealer(sealed.key(), aead), charter);
    RequestHead head = new RequestHead(charter.realm(), charter.namespace(), parts.enclave());
    Pipelines pipelines =
        Pipelines.of(
            head,
            charter,
            new Pipelines.Parts(
                parts.state(),
                wallets,
                clock,
                secp256k1,
                new SecretSource(parts.memory(), secp256k1),
                parts.nsm(),
                receipts));
    return new Serving(founded, wallets, pipelines);
  }
}
