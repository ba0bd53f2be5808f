package dev.treza.agent.simulator;

import dev.treza.agent.seal.KmsDocuments;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.seal.SealingKey;
import dev.treza.agent.store.SealedRecords;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;

/// Sealed keys in files of the host, for charters that name the simulator's own sealing key.
record FileSealedStore(SealingKey key, SealedRecords records) implements SealedStore {
  @Override
  public Outcome<Opened> under(Charter charter, KmsDocuments documents) {
    return charter.sealingKey().equals(Charter.SIMULATED_KEY)
        ? Outcome.accepted(new Opened(key, records))
        : Outcome.refused(
            CharterRefusal.STORE, "this enclave seals with a file, and the charter names a key");
  }
}
