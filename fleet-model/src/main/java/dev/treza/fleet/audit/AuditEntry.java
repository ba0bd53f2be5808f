package dev.treza.fleet.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;

/// An entry of an audit log that was verified in its place; only an [AuditWalk] makes one.
public final class AuditEntry {
  private final Receipt receipt;
  private final Digest digest;
  private final String jws;

  AuditEntry(Receipt receipt, Digest digest, String jws) {
    this.receipt = receipt;
    this.digest = digest;
    this.jws = jws;
  }

  public Receipt receipt() {
    return receipt;
  }

  /// The compact JWS, for archives.
  public String jws() {
    return jws;
  }

  /// Where the chain stood with this entry.
  public AuditPosition position() {
    return new AuditPosition(receipt.sequence(), digest);
  }
}
