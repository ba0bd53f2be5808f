package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.protocol.TransportStatement;

/// A key of a verified enclave to which a secret may be sealed, for one import; only an attested
/// channel makes one.
public final class VerifiedTransport {
  private final TransportStatement statement;
  private final VerificationReport report;

  VerifiedTransport(TransportStatement statement, VerificationReport report) {
    this.statement = statement;
    this.report = report;
  }

  /// X25519, 32 bytes.
  public Bytes publicKey() {
    return statement.key();
  }

  /// What HPKE must take as its `info`: the statement, which names enclave, boot, charter and
  /// import.
  public Bytes info() {
    return statement.encoded();
  }

  public TransportStatement statement() {
    return statement;
  }

  /// The verification of the document that vouches for it.
  public VerificationReport report() {
    return report;
  }
}
