package dev.treza.fleet.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import java.util.List;

/// Whose log it is.
///
/// @param charters digests of the root charter and its amendments, in their order
public record AuditScope(RequestHead head, List<Digest> charters) {
  /// @throws IllegalArgumentException without a root charter
  public AuditScope {
    charters = List.copyOf(charters);
    if (charters.isEmpty()) {
      throw new IllegalArgumentException("a log is of a root charter");
    }
  }

  boolean covers(Receipt receipt) {
    return head.equals(new RequestHead(receipt.realm(), receipt.namespace(), receipt.enclave()));
  }

  /// Whether `receipt` was made under a charter of the chain, and where it amends it, by the next.
  boolean knows(Receipt receipt) {
    int under = charters.indexOf(receipt.charter());
    return under >= 0
        && (receipt.event() != ReceiptEvent.CHARTER_AMENDED
            || charters.indexOf(receipt.result()) == under + 1);
  }
}
