package dev.treza.fleet.attestation;

/// A document whose form is right and whose certificates can be read: what the judging steps look
/// at.
record Candidate(AttestationDocument document, CertificateChain chain) {}
