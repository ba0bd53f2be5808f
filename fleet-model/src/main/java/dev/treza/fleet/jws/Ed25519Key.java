package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;
import java.security.PublicKey;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/// An Ed25519 key (RFC 8037 section 2).
public final class Ed25519Key implements PublicJwk {
  private final Bytes x;
  private final Digest thumbprint;

  /// @param x the encoded point, 32 bytes (RFC 8032 section 5.1.2)
  /// @throws IllegalArgumentException if that is not the one encoding of a point of prime order;
  ///   received keys come through [PublicJwk#read] and [PublicJwk#of], which refuse instead
  public Ed25519Key(Bytes x) {
    Edwards25519.fault(x)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
    this.x = x;
    this.thumbprint = PublicJwk.thumbprint(json());
  }

  @Override
  public String algorithm() {
    return "EdDSA";
  }

  @Override
  public JsonObject json() {
    return JsonObject.builder().text("crv", "Ed25519").text("kty", "OKP").base64Url("x", x).build();
  }

  @Override
  public Digest thumbprint() {
    return thumbprint;
  }

  @Override
  public PublicKey toPublicKey() {
    return SignatureAlgorithm.EDDSA.publicKey(
        new EdECPublicKeySpec(NamedParameterSpec.ED25519, Edwards25519.decode(x)));
  }

  @Override
  public boolean verifies(Bytes message, Bytes signature) {
    return Edwards25519.isSignature(signature) && Edwards25519.verifies(x, message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519Key key && x.equals(key.x);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  @Override
  public String toString() {
    return "Ed25519Key[" + kid() + "]";
  }
}
