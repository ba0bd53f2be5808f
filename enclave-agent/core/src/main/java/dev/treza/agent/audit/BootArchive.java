package dev.treza.agent.audit;

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
import java.util.Optional;

/// The boot documents of all boots of a founded enclave: whoever holds a receipt finds here what
/// vouches for the key that signed it, long after that boot is gone.
public final class BootArchive {
  private static final String BOOT = "boot/";

  private final StateStore store;

  public BootArchive(StateStore store) {
    this.store = store;
  }

  public Optional<AttestationReply> find(Digest boot) throws StoreException {
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

  /// The write that keeps the document of a boot that was never kept.
  public static Write write(AttestationReply boot) {
    return Write.create(
        BOOT + Digest.of(boot.statement()).hex(), CanonicalJson.encode(boot.toJson()));
  }
}
