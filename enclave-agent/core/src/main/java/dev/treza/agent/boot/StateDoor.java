package dev.treza.agent.boot;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.MacKey;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.StateKeys;
import dev.treza.agent.store.GuardedStateStore;
import dev.treza.agent.store.StateGuard;
import dev.treza.agent.store.StateHead;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.UnverifiedStateStore;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.StateRefusal;
import java.util.Arrays;
import java.util.Optional;

/// How a boot comes to its state: at genesis with a new key, later with the one that lies sealed in
/// the state.
///
/// @param raw the store itself, which is not believed
/// @param root the root charter
/// @param current the charter in force
record StateDoor(
    StateStore raw, Charter root, Charter current, StateKeys keys, DecisionClock clock) {
  /// A state in which there is nothing, and the key that will guard it.
  ///
  /// @param sealed for the state itself
  record Fresh(GuardedStateStore store, Bytes sealed) {}

  /// For genesis.
  Fresh fresh(SecretSource secrets, NsmDevice nsm) throws SealException, DeviceException {
    byte[] entropy = Arrays.copyOf(nsm.random(), SecretSource.LENGTH);
    try (SecretBuffer secret = secrets.dataKey(entropy)) {
      Bytes sealed = keys.seal(secret);
      StateGuard guard = new StateGuard(keys.derive(secret), root.digest());
      return new Fresh(new GuardedStateStore(raw, guard, 1), sealed);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for the key of the state", e);
    }
  }

  /// Opens the state of an earlier genesis and takes it for this boot: from then on the head knows
  /// it, and its document is archived. Time is never before what the head has seen.
  GuardedStateStore open(JwsSigner signer, AttestationReply boot) throws StoreException {
    MacKey key = key();
    boolean opened = false;
    try {
      GuardedStateStore store = taken(new StateGuard(key, root.digest()), signer, boot);
      opened = true;
      return store;
    } finally {
      if (!opened) {
        key.close();
      }
    }
  }

  private MacKey key() throws StoreException {
    Optional<Versioned> sealed = new UnverifiedStateStore(raw).read(StateKeys.KEY);
    if (sealed.isEmpty()) {
      throw new StoreException(Refusal.of(StateRefusal.MAC, "the key of the state is gone"));
    }
    try {
      return keys.open(sealed.get().value());
    } catch (SealException e) {
      throw new StoreException(e.refusal());
    }
  }

  private GuardedStateStore taken(StateGuard guard, JwsSigner signer, AttestationReply boot)
      throws StoreException {
    StateHead head =
        new ReceiptChain(new GuardedStateStore(raw, guard, 0), signer)
            .head()
            .orElseThrow(
                () -> new StoreException(Refusal.of(StateRefusal.ROLLBACK, "the head is gone")));
    requireCharter(head);
    GuardedStateStore store = new GuardedStateStore(raw, guard, head.epoch() + 1);
    new ReceiptChain(store, signer).take(store.epoch(), BootArchive.write(boot));
    clock.notBefore(head.time());
    return store;
  }

  private void requireCharter(StateHead head) throws StoreException {
    Digest found = current.digest();
    if (head.charterSerial() != current.serial() || !head.charter().equals(found)) {
      throw new StoreException(
          Refusal.of(
              StateRefusal.ROLLBACK,
              "the head names charter %d, %s".formatted(head.charterSerial(), head.charter())));
    }
  }
}
