package dev.treza.agent.setup;

import dev.treza.fleet.Realm;

/// Chooses the storage by the realm, which the agent has from its own attestation document and from
/// no setting: so nobody's option brings a rehearsal's storage into a real enclave.
@FunctionalInterface
public interface StorageChoice {
  /// The storage of an enclave of this realm; asked once per boot.
  ///
  /// @throws BootException if there is none for it
  Storage of(Realm realm) throws BootException;
}
