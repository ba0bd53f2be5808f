package dev.treza.fleet.attestation;

import java.time.Duration;
import java.time.Instant;

/// The time at which a document is judged.
public sealed interface JudgedAt {
  /// Now: certificates are valid at `now`, give or take `skew`, and the document is at most five
  /// minutes old.
  ///
  /// @param now the viewer's clock
  /// @param skew how far that clock may be off, at most five minutes
  record Live(Instant now, Duration skew) implements JudgedAt {
    /// @throws IllegalArgumentException if `skew` is negative or above five minutes
    public Live {
      if (skew.isNegative() || skew.compareTo(MAX_AGE) > 0) {
        throw new IllegalArgumentException("a clock may be up to five minutes off, not " + skew);
      }
    }
  }

  /// The document's own timestamp, for archives and for challenges whose nonce alone proves
  /// freshness.
  record DocumentTime() implements JudgedAt {}

  /// How old a document may be when it is judged live.
  Duration MAX_AGE = Duration.ofMinutes(5);

  /// How far a live viewer's clock may be off unless he says otherwise.
  Duration USUAL_SKEW = Duration.ofSeconds(30);

  JudgedAt DOCUMENT_TIME = new DocumentTime();

  static JudgedAt live(Instant now) {
    return new Live(now, USUAL_SKEW);
  }
}
