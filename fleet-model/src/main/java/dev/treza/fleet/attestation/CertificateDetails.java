package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// What a person is shown of a certificate.
///
/// @param subject its name (RFC 2253)
/// @param notBefore the first instant of its validity
/// @param notAfter the last instant of its validity
/// @param serial its serial number
/// @param fingerprint the SHA-256 digest of its bytes; for display only, because X.509 parsers take
///   more than one encoding of a signature (measured: unused bits of its BIT STRING)
public record CertificateDetails(
    String subject, Instant notBefore, Instant notAfter, BigInteger serial, Digest fingerprint) {
  static CertificateDetails of(X509Certificate certificate, Bytes der) {
    return new CertificateDetails(
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        certificate.getSerialNumber(),
        Digest.of(der));
  }
}
