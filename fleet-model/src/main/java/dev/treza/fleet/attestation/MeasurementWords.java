package dev.treza.fleet.attestation;

import dev.treza.fleet.Digest;
import java.util.List;

/// A set of measurements as words that two people compare by telephone.
public final class MeasurementWords {
  private MeasurementWords() {}

  /// The [PgpWords] of the first `count` bytes of [Measurements#digest].
  ///
  /// @param count 1 to 32; 16 words leave no room for a second image with the same words
  /// @throws IllegalArgumentException if `count` is not that
  public static List<String> of(Measurements measurements, int count) {
    if (count < 1 || count > Digest.LENGTH) {
      throw new IllegalArgumentException("1 to 32 words, not " + count);
    }
    return PgpWords.of(measurements.digest().value().slice(0, count));
  }
}
