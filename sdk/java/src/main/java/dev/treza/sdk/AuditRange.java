package dev.treza.sdk;

import dev.treza.fleet.protocol.AuditPosition;
import java.time.Instant;

/// Which part of an audit chain is asked for.
public sealed interface AuditRange {
  /// Everything, from the genesis.
  record Whole() implements AuditRange {}

  /// Everything after an entry that is known.
  record After(AuditPosition known) implements AuditRange {}

  /// The entries between those made at `from` or later and those made at `to` or later.
  record Between(Instant from, Instant to) implements AuditRange {}
}
