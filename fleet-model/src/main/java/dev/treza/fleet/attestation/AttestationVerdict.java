package dev.treza.fleet.attestation;

/// What verification came to. Only [AttestationVerifier] makes the first two.
public sealed interface AttestationVerdict
    permits VerifiedAttestation, SimulatedAttestation, RefusedAttestation {}
