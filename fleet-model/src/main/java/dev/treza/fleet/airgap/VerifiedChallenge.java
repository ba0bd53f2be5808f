package dev.treza.fleet.airgap;

import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.protocol.ChallengeStatement;
import java.time.Duration;
import java.time.Instant;

/// An enclave that answered an officer's own nonce; only [ChallengeExpectation] makes one.
public final class VerifiedChallenge {
  private final ChallengeStatement statement;
  private final Instant made;
  private final VerificationReport report;

  VerifiedChallenge(ChallengeStatement statement, Instant made, VerificationReport report) {
    this.statement = statement;
    this.made = made;
    this.report = report;
  }

  public ChallengeStatement statement() {
    return statement;
  }

  /// The time of the security module when it made the document.
  public Instant made() {
    return made;
  }

  /// The verification, judged for the document's own time.
  public VerificationReport report() {
    return report;
  }

  /// How far the viewer's clock is ahead of the document; negative if it is behind. It decides
  /// nothing and is shown: an approval that is dated by a wrong clock may be refused later.
  public Duration behind(Instant now) {
    return Duration.between(made, now);
  }
}
