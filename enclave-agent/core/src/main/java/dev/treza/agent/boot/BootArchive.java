package dev.treza.agent.boot;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.AttestationReply;
import java.util.List;
import java.util.Optional;

/// The boot documents of all boots of a founded enclave: whoever holds a receipt finds here what
/// vouches for the key that signed it, long after that boot is gone.
final class BootArchive {
  private static final String BOOT = "boot/";

  private final StateStore store;

  BootArchive(StateStore store) {
    this.store = store;
  }

  /// Keeps a boot's document; keeping it twice changes nothing.
  void keep(AttestationReply boot) throws StoreException {
    if (find(Digest.of(boot.statement())).isEmpty() && !store.write(List.of(write(boot)))) {
      throw new StoreException("another process writes to this store");
    }
  }

  Optional<AttestationReply> find(Digest boot) throws StoreException {
    Optional<Versioned> kept = store.read(BOOT + boot.hex());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    return switch (JsonFields.decode(kept.get().value(), AttestationReply::read)) {
      case Accepted<AttestationReply>(AttestationReply reply) -> Optional.of(reply);
      case Refused<AttestationReply>(var refusal) ->
          throw new StoreException("an archived boot document is damaged: " + refusal.line());
    };
  }

  private static Write write(AttestationReply boot) {
    return Write.create(
        BOOT + Digest.of(boot.statement()).hex(), CanonicalJson.encode(boot.toJson()));
  }
}
