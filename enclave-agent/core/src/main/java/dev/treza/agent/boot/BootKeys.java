package dev.treza.agent.boot;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/// The keys that live as long as one boot.
///
/// @param receiptPublicKey SubjectPublicKeyInfo of the receipt key, DER
record BootKeys(TlsIdentity tls, JwsSigner receipts, Bytes receiptPublicKey) {
  static BootKeys create(SecureRandom random) throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair receipts = generator.generateKeyPair();
    JwsSigner signer =
        switch (SoftwareJwsSigner.of(receipts)) {
          case Accepted<JwsSigner>(JwsSigner made) -> made;
          case Refused<JwsSigner>(var refusal) ->
              throw new GeneralSecurityException(refusal.line());
        };
    return new BootKeys(
        TlsIdentity.create(random), signer, Bytes.of(receipts.getPublic().getEncoded()));
  }
}
