package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonObject;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/// A P-256 key (RFC 7518 section 6.2.1).
///
/// @param x the abscissa, 32 bytes, most significant first
/// @param y the ordinate, likewise
public record EcP256Key(Bytes x, Bytes y) implements PublicJwk {

  /// @throws IllegalArgumentException if that is not a point of P-256; received keys come through
  ///   [PublicJwk#read] and [PublicJwk#of], which refuse instead
  public EcP256Key {
    P256.fault(x, y)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
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
  public PublicKey toPublicKey() {
    ECPoint point = new ECPoint(BigEndian.number(x), BigEndian.number(y));
    return SignatureAlgorithm.ES256.publicKey(new ECPublicKeySpec(point, P256.PARAMETERS));
  }

  @Override
  public boolean verifies(Bytes message, Bytes signature) {
    return P256.isSignature(signature)
        && SignatureAlgorithm.ES256.verifies(toPublicKey(), message, signature);
  }
}
