package dev.treza.agent.charter;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.CharterReply;
import java.util.ArrayList;
import java.util.List;

/// A charter in force: the root, and the amendments that lead to it.
///
/// @param root the charter this enclave was founded on
/// @param charter the one in force
/// @param encoded the root's canonical bytes
/// @param approvals of every administrator, compact JWS
/// @param receipt the genesis receipt, compact JWS
public record Founded(
    Charter root,
    Charter charter,
    Bytes encoded,
    List<String> approvals,
    String receipt,
    List<Amendment> amendments) {
  public Founded {
    approvals = List.copyOf(approvals);
    amendments = List.copyOf(amendments);
  }

  /// A root that was not amended.
  Founded(Charter root, Bytes encoded, List<String> approvals, String receipt) {
    this(root, root, encoded, approvals, receipt, List.of());
  }

  /// The same under `next`, which `amendment` brought into force.
  public Founded amended(Charter next, Amendment amendment) {
    List<Amendment> more = new ArrayList<>(amendments);
    more.add(amendment);
    return new Founded(root, next, encoded, approvals, receipt, more);
  }

  public CharterReply reply() {
    return new CharterReply(encoded, approvals, receipt, amendments);
  }
}
