package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.util.Optional;

/// What a viewer demands of an attestation document. What is absent is reported as not checked.
///
/// @param anchor the root it must lead to
/// @param measurements the images it may run
/// @param judgedAt the time to judge it for
/// @param nonce the viewer's own random bytes, at least 32
/// @param publicKey the key it must vouch for, in the encoding the statement's use names
/// @param statement the SHA-256 digest of the statement, which `user_data` must be
/// @param root the charter root it must be bound to
/// @param place where it must run
public record VerificationRequest(
    TrustAnchor anchor,
    ExpectedMeasurements measurements,
    JudgedAt judgedAt,
    Optional<Bytes> nonce,
    Optional<Bytes> publicKey,
    Optional<Digest> statement,
    Optional<ExpectedRoot> root,
    Optional<ExpectedPlace> place) {
  private static final int LEAST_NONCE = 32;

  /// @throws IllegalArgumentException if the nonce has less than 32 bytes
  public VerificationRequest {
    nonce.ifPresent(VerificationRequest::demandLength);
  }

  public static VerificationRequest of(
      TrustAnchor anchor, ExpectedMeasurements measurements, JudgedAt judgedAt) {
    return new VerificationRequest(
        anchor,
        measurements,
        judgedAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public VerificationRequest withNonce(Bytes own) {
    return new VerificationRequest(
        anchor, measurements, judgedAt, Optional.of(own), publicKey, statement, root, place);
  }

  public VerificationRequest withPublicKey(Bytes key) {
    return new VerificationRequest(
        anchor, measurements, judgedAt, nonce, Optional.of(key), statement, root, place);
  }

  public VerificationRequest withStatement(Digest digest) {
    return new VerificationRequest(
        anchor, measurements, judgedAt, nonce, publicKey, Optional.of(digest), root, place);
  }

  public VerificationRequest withRoot(ExpectedRoot expected) {
    return new VerificationRequest(
        anchor, measurements, judgedAt, nonce, publicKey, statement, Optional.of(expected), place);
  }

  public VerificationRequest withPlace(ExpectedPlace expected) {
    return new VerificationRequest(
        anchor, measurements, judgedAt, nonce, publicKey, statement, root, Optional.of(expected));
  }

  private static void demandLength(Bytes nonce) {
    if (nonce.length() < LEAST_NONCE) {
      throw new IllegalArgumentException("a nonce has at least 32 bytes, not " + nonce.length());
    }
  }
}
