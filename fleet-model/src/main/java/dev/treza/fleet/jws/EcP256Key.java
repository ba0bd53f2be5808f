package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.ecdsa.EcdsaKey;
import dev.treza.fleet.ecdsa.NistCurve;
import dev.treza.fleet.json.JsonObject;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/// A P-256 key (RFC 7518 section 6.2.1).
public final class EcP256Key implements PublicJwk {
  private final Bytes x;
  private final Bytes y;
  private final EcdsaKey point;
  private final Digest thumbprint;

  /// @param x the abscissa, 32 bytes, most significant first
  /// @param y the ordinate, likewise
  /// @throws IllegalArgumentException if that is not a point of P-256; received keys come through
  ///   [PublicJwk#read] and [PublicJwk#of], which refuse instead
  public EcP256Key(Bytes x, Bytes y) {
    P256.fault(x, y)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
    this.x = x;
    this.y = y;
    this.point =
        EcdsaKey.of(NistCurve.P256, BigEndian.number(x), BigEndian.number(y)).orElseThrow();
    this.thumbprint = PublicJwk.thumbprint(json());
  }

  @Override
  public String algorithm() {
    return "ES256";
  }

  @Override
  public JsonObject json() {
    return JsonObject.builder()
        .text("crv", "P-256")
        .text("kty", "EC")
        .base64Url("x", x)
        .base64Url("y", y)
        .build();
  }

  @Override
  public Digest thumbprint() {
    return thumbprint;
  }

  @Override
  public PublicKey toPublicKey() {
    ECPoint affine = new ECPoint(BigEndian.number(x), BigEndian.number(y));
    return SignatureAlgorithm.ES256.publicKey(new ECPublicKeySpec(affine, P256.PARAMETERS));
  }

  @Override
  public boolean verifies(Bytes message, Bytes signature) {
    return P256.isSignature(signature) && point.verifies(message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EcP256Key key && x.equals(key.x) && y.equals(key.y);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  @Override
  public String toString() {
    return "EcP256Key[" + kid() + "]";
  }
}
