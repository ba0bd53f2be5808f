package dev.treza.agent.seal;

import dev.treza.agent.store.SealedRecords;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;

/// Sealed keys without a KMS, for charters that name the simulator's own sealing key.
public record HeldSealedStore(SealingKey key, SealedRecords records) implements SealedStore {
  @Override
  public Outcome<Opened> under(Charter charter, KmsDocuments documents) {
    return charter.sealingKey().equals(Charter.SIMULATED_KEY)
        ? Outcome.accepted(new Opened(key, records, new WithoutKms()))
        : Outcome.refused(
            CharterRefusal.STORE, "this enclave holds its sealing key, and the charter names one");
  }
}
