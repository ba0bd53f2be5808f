package dev.treza.agent.api;

import dev.treza.agent.audit.AuditPages;
import dev.treza.agent.audit.AuditPages.Range;
import dev.treza.agent.boot.Agent;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The call of whoever audits: `from` and `to` in milliseconds since 1970 UTC, `after` a number.
final class AuditCalls {
  private static final Set<String> PARAMETERS = Set.of("from", "to", "after");

  private final Agent agent;

  AuditCalls(Agent agent) {
    this.agent = agent;
  }

  Answer page(Exchange exchange) throws StoreException {
    return switch (range(exchange)) {
      case Refused<Range>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<Range>(Range range) -> page(range);
    };
  }

  private Answer page(Range range) throws StoreException {
    Optional<AuditPages> pages = agent.audit();
    return pages.isPresent()
        ? Answer.ok(pages.get().page(range).toJson())
        : Answer.refused(Refusal.of(AgentRefusal.NOT_FOUND, "the audit chain has not begun"));
  }

  private static Outcome<Range> range(Exchange exchange) {
    Optional<String> strange = exchange.unknownQuery(PARAMETERS);
    if (strange.isPresent()) {
      return no(strange.get(), "from, to and after are understood, each once");
    }
    return time(exchange, "from")
        .then(from ->
            time(exchange, "to")
                .then(to -> number(exchange, "after").map(after -> new Range(from, to, after))));
  }

  private static Outcome<Optional<Instant>> time(Exchange exchange, String name) {
    return number(exchange, name).map(millis -> millis.map(Instant::ofEpochMilli));
  }

  private static Outcome<Optional<Long>> number(Exchange exchange, String name) {
    Optional<String> text = exchange.query(name);
    return text.isEmpty() || text.get().matches("0|[1-9][0-9]{0,17}")
        ? Outcome.accepted(text.map(Long::valueOf))
        : no(name, "a number is expected");
  }

  private static <T> Outcome<T> no(String place, String detail) {
    return Outcome.refused(Refusal.at(JsonRefusal.SCHEMA, place, detail));
  }
}
