package dev.treza.fleet.approval;

import dev.treza.fleet.Digest;

/// An approval that passed every check of [ApprovalCheck]. Its identity is the digest of the signed
/// payload together with the officer, never of the JWS (signatures are malleable).
public final class ValidApproval {
  private final Approval approval;
  private final Digest payload;
  private final String jws;

  ValidApproval(Approval approval, Digest payload, String jws) {
    this.approval = approval;
    this.payload = payload;
    this.jws = jws;
  }

  public Approval approval() {
    return approval;
  }

  /// Digest of the signed payload.
  public Digest payload() {
    return payload;
  }

  /// The compact form it came in: evidence to keep, never an identity.
  public String jws() {
    return jws;
  }

  public String officer() {
    return approval.officer();
  }
}
