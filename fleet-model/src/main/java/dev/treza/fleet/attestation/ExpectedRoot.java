package dev.treza.fleet.attestation;

import dev.treza.fleet.Digest;

/// What the enclave must be bound to (rule `ATT-ROOT`).
public sealed interface ExpectedRoot {
  /// Founded on the charter root with this digest, which the viewer has pinned.
  record Pinned(Digest charterRoot) implements ExpectedRoot {}

  /// Not founded yet: PCR16 has never been extended.
  record BeforeGenesis() implements ExpectedRoot {}
}
