package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;

/// The port through which a credential signs: a token, a card, an unlocked file, the enclave's
/// receipt key.
public interface JwsSigner {
  /// The public half of the key that signs.
  PublicJwk key();

  /// Signs the bytes `header.payload` (RFC 7515 section 5.1) with the key's own algorithm.
  ///
  /// @return 64 bytes: r ‖ s for ES256, R ‖ S for EdDSA
  Bytes sign(Bytes signingInput) throws SigningException;
}
