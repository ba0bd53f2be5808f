package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.Optional;

/// The highest head seen of every audit chain, kept for as long as anybody relies on them: only
/// whoever remembers one notices that a state was restored (rules `AUD-ROLLBACK`, `AUD-FORK`).
public interface AuditHeads {
  /// The highest head of the chain under a root charter. Refused: `AUD-HEADS`.
  Outcome<Optional<AuditPosition>> highest(Digest root);

  /// Keeps a head that was verified, durably, unless a higher one is kept. Refused: `AUD-HEADS`;
  /// `AUD-FORK` if another was kept with its number meanwhile.
  Outcome<AuditPosition> keep(Digest root, AuditPosition position);
}
