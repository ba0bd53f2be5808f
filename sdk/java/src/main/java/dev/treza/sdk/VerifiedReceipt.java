package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;

/// A receipt whose signature and content were verified against what was asked; only an attested
/// channel makes one.
public final class VerifiedReceipt {
  private final Receipt receipt;
  private final Digest digest;
  private final String jws;

  VerifiedReceipt(Receipt receipt, Digest digest, String jws) {
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

  /// Where the audit chain stood with this entry.
  public AuditPosition position() {
    return new AuditPosition(receipt.sequence(), digest);
  }
}
