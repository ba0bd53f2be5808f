package dev.treza.fleet.attestation;

import java.util.Set;

/// What a verified document proves, if it comes out of a [VerifiedAttestation].
///
/// @param document what it says
/// @param region the AWS region in its certificate
/// @param measurements the expected set it showed
/// @param notChecked the steps the viewer did not ask for; whoever needs one of them looks here
public record AttestedFacts(
    AttestationDocument document,
    String region,
    Measurements measurements,
    Set<VerificationStep> notChecked) {
  public AttestedFacts {
    notChecked = Set.copyOf(notChecked);
  }
}
