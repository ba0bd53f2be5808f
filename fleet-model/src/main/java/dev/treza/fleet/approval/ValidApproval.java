package dev.treza.fleet.approval;

import dev.treza.fleet.Digest;

/// An approval that passed every check of [ApprovalCheck]. Its identity is the digest of the signed
/// payload together with the officer, never of the JWS (signatures are malleable).
public final class ValidApproval {
  private final Approval approval;
  private final Digest payload;

  ValidApproval(Approval approval, Digest payload) {
    this.approval = approval;
    this.payload = payload;
  }

  public Approval approval() {
    return approval;
  }

  /// Digest of the signed payload.
  public Digest payload() {
    return payload;
  }

  public String officer() {
    return approval.officer();
  }
}
