package dev.treza.agent.pipeline;

import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.time.Instant;
import java.util.Optional;

/// Who is at the other end of a connection, as the charter in force says (TRUST section 3,
/// `clients`). A certificate that is nobody's is a mistake worth naming, so it is refused rather
/// than taken for none.
public final class Callers {
  private final Charter charter;
  private final DecisionClock clock;
  private final Suspensions suspensions;

  Callers(Charter charter, DecisionClock clock, Suspensions suspensions) {
    this.charter = charter;
    this.clock = clock;
    this.suspensions = suspensions;
  }

  /// Refused: `CLI-UNKNOWN`, `CLI-EXPIRED`, `CLI-SUSPENDED`, `TIM-UNAVAILABLE`.
  ///
  /// @param spki SHA-256 of the SubjectPublicKeyInfo (DER) of the connection's certificate; nothing
  ///   if it has none
  public Outcome<Caller> of(Optional<Digest> spki) throws StoreException {
    return spki.isEmpty() ? Outcome.accepted(Caller.ANYBODY) : named(spki.get());
  }

  private Outcome<Caller> named(Digest spki) throws StoreException {
    Optional<ApiClient> client = charter.client(spki);
    if (client.isEmpty()) {
      return Outcome.refused(AgentRefusal.CLIENT_UNKNOWN, "its key has the digest " + spki);
    }
    return switch (clock.now()) {
      case Refused<Instant>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<Instant>(Instant now) -> {
        Optional<Refusal> refusal = refuses(client.get(), now);
        yield refusal.isPresent()
            ? Outcome.refused(refusal.get())
            : Outcome.accepted(new Caller(client));
      }
    };
  }

  /// Why a client the charter names may ask for nothing: `CLI-EXPIRED`, `CLI-SUSPENDED`.
  Optional<Refusal> refuses(ApiClient client, Instant now) throws StoreException {
    if (!now.isBefore(client.expires())) {
      return Optional.of(
          Refusal.of(AgentRefusal.CLIENT_EXPIRED, client.id() + " expired " + client.expires()));
    }
    return suspensions.holds(SuspensionSubject.CLIENT, client.id())
        ? Optional.of(Refusal.of(AgentRefusal.CLIENT_SUSPENDED, client.id() + " is suspended"))
        : Optional.empty();
  }
}
