package dev.treza.fleet.airgap;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;

/// A carried request that passed every check of [AirgapReader]: what may be shown and decided.
public final class ReadRequest {
  private final VerifiedChallenge challenge;
  private final Charter charter;
  private final PreparedTransaction prepared;

  ReadRequest(VerifiedChallenge challenge, Charter charter, PreparedTransaction prepared) {
    this.challenge = challenge;
    this.charter = charter;
    this.prepared = prepared;
  }

  public VerifiedChallenge challenge() {
    return challenge;
  }

  /// The one in force.
  public Charter charter() {
    return charter;
  }

  /// Decoded here, with its review.
  public PreparedTransaction prepared() {
    return prepared;
  }
}
