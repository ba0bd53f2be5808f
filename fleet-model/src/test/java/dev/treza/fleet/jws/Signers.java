package dev.treza.fleet.jws;

import dev.treza.fleet.Outcome;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// Fresh software keys for tests.
final class Signers {
  private Signers() {}

  static JwsSigner p256() {
    return signer(pair("EC", 256));
  }

  static JwsSigner ed25519() {
    return signer(pair("Ed25519", 255));
  }

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static JwsSigner signer(KeyPair pair) {
    return switch (SoftwareJwsSigner.of(pair)) {
      case Outcome.Accepted<JwsSigner>(JwsSigner signer) -> signer;
      case Outcome.Refused<JwsSigner>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }
}
