package dev.treza.fleet.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.TrustAnchor;

/// What whoever verifies a log brings along; all else is in the log and proves itself.
///
/// @param anchor the root of its attestation documents; decides the realm
/// @param charter digest of the root charter
public record PinnedRoot(TrustAnchor anchor, Digest charter) {}
