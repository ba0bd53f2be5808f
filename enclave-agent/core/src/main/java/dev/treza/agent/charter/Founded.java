package dev.treza.agent.charter;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.CharterReply;
import java.util.List;

/// A root charter that is in force, with what proves its genesis.
///
/// @param encoded the charter's canonical bytes
/// @param approvals of every administrator, compact JWS
/// @param receipt the genesis receipt, compact JWS
public record Founded(Charter charter, Bytes encoded, List<String> approvals, String receipt) {
  public Founded {
    approvals = List.copyOf(approvals);
  }

  public CharterReply reply() {
    return new CharterReply(encoded, approvals, receipt);
  }
}
