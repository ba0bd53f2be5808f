package dev.treza.agent.seal;

import dev.treza.agent.device.DeviceException;
import dev.treza.fleet.Bytes;

/// Makes attestation documents of use `kms` for this boot (rule `ATT-USE`).
public interface KmsDocuments {
  /// A fresh document.
  ///
  /// @param publicKey SubjectPublicKeyInfo (DER) of the RSA key that KMS is to encrypt to
  Bytes document(Bytes publicKey) throws DeviceException;
}
