package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.protocol.BootStatement;

/// One boot of an agent, verified by its archived document; only an attested channel makes one. Its
/// receipt key is the one that receipts of this boot are believed by.
public final class VerifiedBoot {
  private final BootStatement statement;
  private final Bytes document;
  private final VerificationReport report;

  VerifiedBoot(BootStatement statement, Bytes document, VerificationReport report) {
    this.statement = statement;
    this.document = document;
    this.report = report;
  }

  /// What receipts and genesis approvals call the boot.
  public Digest digest() {
    return statement.digest();
  }

  public BootStatement statement() {
    return statement;
  }

  /// The archived document, for export.
  public Bytes document() {
    return document;
  }

  /// Its verification, judged for the document's own time.
  public VerificationReport report() {
    return report;
  }
}
