package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.HeadRule;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.Optional;

/// Compares the chain of an attested enclave with the head kept of it, entry by entry where it
/// grew, and keeps the new one.
record HeadCheck(AttestedChannel channel, KnownHead known) {
  Outcome<Optional<AuditPosition>> follow() {
    Optional<AuditPosition> now = channel.statement().audit();
    return HeadRule.judge(known.position(), now)
        .then(owed ->
            switch (owed) {
              case NOTHING -> Outcome.accepted(now);
              case ENTRIES_BETWEEN -> between(known.position().orElseThrow()).map(_ -> now);
            })
        .then(same -> keep(same));
  }

  /// An entry that does not follow from the one kept is of another history.
  private Outcome<Optional<AuditPosition>> between(AuditPosition kept) {
    Outcome<Optional<AuditPosition>> walked = channel.audit(new AuditRange.After(kept), _ -> {});
    return switch (walked) {
      case Accepted<Optional<AuditPosition>> accepted -> accepted;
      case Refused<Optional<AuditPosition>>(Refusal refusal) ->
          refusal.id() == AuditRefusal.CHAIN
              ? Outcome.refused(AuditRefusal.FORK, refusal.line())
              : Outcome.refused(refusal);
    };
  }

  private Outcome<Optional<AuditPosition>> keep(Optional<AuditPosition> now) {
    return now.isEmpty()
        ? Outcome.accepted(now)
        : known.heads().keep(known.root(), now.get()).map(Optional::of);
  }
}
