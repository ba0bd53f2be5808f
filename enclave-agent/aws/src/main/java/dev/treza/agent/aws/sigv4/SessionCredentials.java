package dev.treza.agent.aws.sigv4;

import java.time.Instant;
import java.util.Optional;

/// Credentials of a role's session, as the parent instance has them and hands them on. They are no
/// secret of the enclave: what they may do without its attestation, the parent may do.
///
/// @param secretAccessKey signs requests; no part of any text this class makes
/// @param sessionToken absent for the long-lived keys of tests and published examples
/// @param expires when AWS stops accepting them
public record SessionCredentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken, Instant expires) {
  @Override
  public String toString() {
    return "SessionCredentials[" + accessKeyId + ", until " + expires + "]";
  }
}
