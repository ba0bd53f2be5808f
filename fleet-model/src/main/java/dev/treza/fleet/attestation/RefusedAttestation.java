package dev.treza.fleet.attestation;

import dev.treza.fleet.Refusal;

/// A document that is not to be believed.
public record RefusedAttestation(Refusal refusal) implements AttestationVerdict {}
