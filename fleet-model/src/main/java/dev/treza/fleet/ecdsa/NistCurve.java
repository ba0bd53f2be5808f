package dev.treza.fleet.ecdsa;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/// A curve of FIPS 186-5 with the hash of its own strength, as ES256 and ES384 pair them (RFC 7518
/// section 3.4, RFC 9053 section 2.1).
public enum NistCurve {
  P256("P-256", "SHA-256"),
  P384("P-384", "SHA-384");

  // the library does not say so, but the parameters of a curve never change
  @SuppressWarnings("ImmutableEnumChecker")
  private final ECDomainParameters domain;

  private final String hash;

  NistCurve(String curve, String hash) {
    X9ECParameters curveOfThatName = CustomNamedCurves.getByName(curve);
    this.domain = new ECDomainParameters(curveOfThatName);
    this.hash = hash;
  }

  ECDomainParameters domain() {
    return domain;
  }

  /// Of r and of s, in bytes.
  int scalarLength() {
    return domain.getN().bitLength() / Byte.SIZE;
  }

  byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance(hash).digest(message);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has " + hash, impossible);
    }
  }
}
