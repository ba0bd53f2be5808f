package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.security.KeyPair;
import java.security.PrivateKey;

/// Signs with a private key of the Java cryptography architecture. For keys that live on the heap
/// anyway: an officer's unlocked file credential, an enclave's per-boot receipt key, tests.
public final class SoftwareJwsSigner implements JwsSigner {
  private final PublicJwk key;
  private final PrivateKey privateKey;

  private SoftwareJwsSigner(PublicJwk key, PrivateKey privateKey) {
    this.key = key;
    this.privateKey = privateKey;
  }

  /// A signer for the pair, refused as `KEY-POINT` unless it is of P-256 or Ed25519.
  public static Outcome<JwsSigner> of(KeyPair pair) {
    return PublicJwk.of(pair.getPublic()).map(key -> new SoftwareJwsSigner(key, pair.getPrivate()));
  }

  @Override
  public PublicJwk key() {
    return key;
  }

  @Override
  public Bytes sign(Bytes signingInput) throws SigningException {
    return switch (key) {
      case EcP256Key _ -> SignatureAlgorithm.ES256.sign(privateKey, signingInput);
      case Ed25519Key _ -> SignatureAlgorithm.EDDSA.sign(privateKey, signingInput);
    };
  }
}
