package dev.treza.agent.aws.kms;

import dev.treza.fleet.Bytes;
import java.io.IOException;

/// Attestation documents of use `kms` (rule `ATT-USE`).
public interface RecipientDocuments {
  /// A fresh document.
  ///
  /// @param publicKey SubjectPublicKeyInfo (DER) of the RSA key that KMS is to encrypt to
  /// @throws IOException if the security module makes none
  Bytes document(Bytes publicKey) throws IOException;
}
