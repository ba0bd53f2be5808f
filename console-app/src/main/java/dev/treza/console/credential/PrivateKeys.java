package dev.treza.console.credential;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// Key pairs of private keys that come without their public half. The Java runtime reads such keys
/// but cannot work the other half out.
final class PrivateKeys {
  /// What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410).
  private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private PrivateKeys() {}

  /// The pair of a P-256 or Ed25519 key in PKCS #8 (RFC 5958).
  ///
  /// @throws GeneralSecurityException if `der` is none
  static KeyPair pair(byte[] der) throws GeneralSecurityException {
    PrivateKey key = read(der);
    return switch (key) {
      case ECPrivateKey ec -> new KeyPair(p256(ec), ec);
      case EdECPrivateKey ed -> new KeyPair(ed25519(ed), ed);
      default -> throw new InvalidKeySpecException("a " + key.getAlgorithm() + " key");
    };
  }

  private static PrivateKey read(byte[] der) throws GeneralSecurityException {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (InvalidKeySpecException another) {
      return KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
    }
  }

  private static PublicKey p256(ECPrivateKey key) throws GeneralSecurityException {
    ECParameterSpec curve = key.getParams();
    if (curve.getOrder().bitLength() != 256) {
      throw new InvalidKeySpecException("a key that is not on P-256");
    }
    var point =
        new FixedPointCombMultiplier()
            .multiply(CustomNamedCurves.getByName("secp256r1").getG(), key.getS())
            .normalize();
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger()),
                curve));
  }

  private static PublicKey ed25519(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed =
        key.getBytes().orElseThrow(() -> new InvalidKeySpecException("a key that stays elsewhere"));
    try {
      byte[] point = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
      byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + point.length);
      System.arraycopy(point, 0, spki, ED25519_SPKI.length, point.length);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }
}
