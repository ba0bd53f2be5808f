package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.Optional;

/// The head kept of a chain, looked up before its enclave is attested: a chain may grow while
/// somebody attests, and does not seem shorter to him for that.
///
/// @param position nothing if the chain was never seen
public record KnownHead(AuditHeads heads, Digest root, Optional<AuditPosition> position) {
  /// Refused: `AUD-HEADS`.
  public static Outcome<KnownHead> of(AuditHeads heads, Digest root) {
    return heads.highest(root).map(position -> new KnownHead(heads, root, position));
  }
}
