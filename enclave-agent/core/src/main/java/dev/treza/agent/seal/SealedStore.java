package dev.treza.agent.seal;

import dev.treza.agent.store.SealedRecords;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;

/// Where sealed keys lie and what opens them. Which ones those are follows from the charter, so
/// before there is one there is nothing to ask.
public interface SealedStore {
  /// What belongs to one charter. Nothing was asked yet.
  ///
  /// @param blobs opens keys that arrive encrypted
  record Opened(SealingKey key, SealedRecords records, BlobOpener blobs) {}

  /// What `charter` names. Refused: `CHR-STORE` if this enclave cannot have that.
  ///
  /// @param charter the root charter
  /// @param documents for calls that KMS answers to attested enclaves only
  Outcome<Opened> under(Charter charter, KmsDocuments documents);
}
