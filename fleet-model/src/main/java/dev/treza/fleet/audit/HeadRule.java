package dev.treza.fleet.audit;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.Optional;

/// Whether a chain may stand where it is said to, for whoever kept its highest head.
public final class HeadRule {
  private HeadRule() {}

  /// What is still to be shown.
  public enum Owed {
    /// Nothing: it stands where it stood, or was never seen.
    NOTHING,
    /// That the entries between lead from the one to the other.
    ENTRIES_BETWEEN
  }

  /// Judges where the chain stands now. Refused: `AUD-ROLLBACK`, `AUD-FORK`.
  ///
  /// @param kept the highest head seen before
  /// @param now what an attested statement or a receipt names; nothing before genesis
  public static Outcome<Owed> judge(Optional<AuditPosition> kept, Optional<AuditPosition> now) {
    if (kept.isEmpty()) {
      return Outcome.accepted(Owed.NOTHING);
    }
    long before = kept.get().sequence();
    if (now.isEmpty() || now.get().sequence() < before) {
      String where = now.map(at -> "at entry " + at.sequence()).orElse("before its genesis");
      return Outcome.refused(
          AuditRefusal.ROLLBACK, "it stands " + where + ", and stood at entry " + before);
    }
    if (now.get().sequence() > before) {
      return Outcome.accepted(Owed.ENTRIES_BETWEEN);
    }
    return now.equals(kept)
        ? Outcome.accepted(Owed.NOTHING)
        : Outcome.refused(AuditRefusal.FORK, "entry " + before + " is another one than before");
  }
}
