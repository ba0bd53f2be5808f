package dev.treza.agent.pipeline;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Since when requests are held that had all they needed (TRUST section 5, `hold`).
final class Holds {
  private final StateStore store;

  Holds(StateStore store) {
    this.store = store;
  }

  Optional<Instant> since(Digest request) throws StoreException {
    return store
        .read(key(request))
        .map(held -> Instant.ofEpochMilli(new BigInteger(held.value().toArray()).longValueExact()));
  }

  /// Begins the time of a request; one that began before goes on.
  void begin(Digest request, Instant now) throws StoreException {
    Bytes since = Bytes.of(BigInteger.valueOf(now.toEpochMilli()).toByteArray());
    if (!store.write(List.of(Write.create(key(request), since))) && since(request).isEmpty()) {
      throw new StoreException("the time of a held request could not be recorded");
    }
  }

  private static String key(Digest request) {
    return "held/" + request.hex();
  }
}
