package dev.treza.console.link;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.sdk.AuditHeads;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Heads that are forgotten with the test.
public final class MemoryHeads implements AuditHeads {
  private final Map<Digest, AuditPosition> heads = new ConcurrentHashMap<>();

  @Override
  public Outcome<Optional<AuditPosition>> highest(Digest root) {
    return Outcome.accepted(Optional.ofNullable(heads.get(root)));
  }

  @Override
  public Outcome<AuditPosition> keep(Digest root, AuditPosition position) {
    heads.put(root, position);
    return Outcome.accepted(position);
  }
}
