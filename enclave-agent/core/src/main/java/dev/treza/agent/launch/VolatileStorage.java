package dev.treza.agent.launch;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.HeldSealedStore;
import dev.treza.agent.seal.HeldSealingKey;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.VolatileRecords;
import dev.treza.agent.store.VolatileStateStore;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.StateKeeping;
import java.security.SecureRandom;
import java.util.Arrays;

/// The storage of an emulated enclave (ADR 0010): its own memory, the sealing key in locked pages.
/// Everything is gone when it is powered off. A simulated realm is needed to make one, and realms
/// are made by the agent's own document alone.
final class VolatileStorage {
  /// A sixth of the Java heap that images give the agent.
  private static final long CAPACITY = 32L << 20;

  private VolatileStorage() {}

  /// @param realm proof that this is no real enclave
  static Storage of(Realm.Simulated realm, NsmDevice nsm, SecretMemory memory)
      throws BootException {
    try {
      SecretSource secrets = new SecretSource(memory, Secp256k1.open(memory));
      byte[] entropy = Arrays.copyOf(nsm.random(), SecretSource.LENGTH);
      return new Storage(
          StateKeeping.VOLATILE,
          new VolatileStateStore(CAPACITY),
          new HeldSealedStore(
              new HeldSealingKey(
                  secrets.dataKey(entropy), Aead.open(memory), secrets, new SecureRandom()),
              new VolatileRecords()));
    } catch (DeviceException | LockedMemoryException | NativeLibraryException e) {
      throw new BootException(realm.text() + " has no storage: " + e.getMessage(), e);
    }
  }
}
