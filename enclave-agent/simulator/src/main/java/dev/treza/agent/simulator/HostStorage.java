package dev.treza.agent.simulator;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.launch.AwsAccess;
import dev.treza.agent.launch.AwsSealedStore;
import dev.treza.agent.seal.HeldSealedStore;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.setup.StorageChoice;
import dev.treza.agent.store.FileSealedRecords;
import dev.treza.agent.store.JournalStateStore;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.charter.TableArn;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// Where a simulated host keeps what its enclave writes: files of its own, or its installation's
/// simulated AWS. Never anything of a real enclave.
///
/// @param journal the file that holds the state; nothing if a table does
record HostStorage(StorageChoice choice, Optional<JournalStateStore> journal)
    implements AutoCloseable {
  static HostStorage open(HostOptions options, SimulatedBoot boot, SecretMemory memory)
      throws IOException, StoreException, LockedMemoryException, NativeLibraryException {
    SimulatedParent parent = new SimulatedParent(options.home(), options.parentRole());
    AwsAccess access =
        new AwsAccess(
            new AwsAccess.Parent(parent, parent, Optional.of(boot.root())),
            boot.module(),
            System::nanoTime);
    SealedStore sealed = sealed(options, access, boot, memory);
    if (options.table().isPresent()) {
      TableArn table = options.table().get();
      return new HostStorage(realm -> inTable(access, realm, table, sealed), Optional.empty());
    }
    JournalStateStore state = JournalStateStore.open(options.folder().resolve("state.journal"));
    Storage local = new Storage(StateKeeping.LOCAL, state, sealed);
    return new HostStorage(
        realm -> {
          requireSimulated(realm);
          return local;
        },
        Optional.of(state));
  }

  private static Storage inTable(AwsAccess access, Realm realm, TableArn table, SealedStore sealed)
      throws BootException {
    requireSimulated(realm);
    return switch (access.table(realm, table)) {
      case Outcome.Accepted<StateStore>(StateStore state) ->
          new Storage(new StateKeeping.Table(table), state, sealed);
      case Outcome.Refused<StateStore>(Refusal refusal) -> throw new BootException(refusal.line());
    };
  }

  private static void requireSimulated(Realm realm) throws BootException {
    switch (realm) {
      case Realm.Nitro() ->
          throw new BootException("a simulated host keeps nothing of real enclaves");
      case Realm.Simulated _ -> {
        return;
      }
    }
  }

  private static SealedStore sealed(
      HostOptions options, AwsAccess access, SimulatedBoot boot, SecretMemory memory)
      throws IOException, StoreException, LockedMemoryException, NativeLibraryException {
    Path folder = options.folder();
    return switch (options.sealing()) {
      case FILES ->
          new HeldSealedStore(
              FileSealingKey.keptIn(
                  folder.resolve("simulated-kms.key"), memory, new SecureRandom()),
              new FileSealedRecords(folder.resolve("sealed")));
      case AWS -> new AwsSealedStore(access, boot.module(), memory);
    };
  }

  @Override
  public void close() throws StoreException {
    if (journal.isPresent()) {
      journal.get().close();
    }
  }
}
