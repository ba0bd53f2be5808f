package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// A public key to which secrets are sealed, never one that signs: X25519 (RFC 7748) as a JWK (RFC
/// 8037 section 2). A value of this type is always a proper point: on the curve, in its one
/// encoding, of prime order.
public final class ReceiveKey {
  private static final String CURVE = "X25519";

  private final Bytes x;
  private final Digest thumbprint;

  private ReceiveKey(Bytes x) {
    this.x = x;
    this.thumbprint = PublicJwk.thumbprint(json());
  }

  /// The key of a u-coordinate of 32 bytes, least significant first. Refused: `KEY-POINT`.
  public static Outcome<ReceiveKey> of(Bytes u) {
    return Edwards25519.montgomeryFault(u)
        .<Outcome<ReceiveKey>>map(fault -> Outcome.refused(JwsRefusal.KEY_POINT, fault))
        .orElseGet(() -> Outcome.accepted(new ReceiveKey(u)));
  }

  /// Reads a JWK with its required members and no others.
  ///
  /// @throws JsonShapeException with `JSON-SCHEMA` for another kind of key, `KEY-POINT` for a point
  ///   that may not be used
  public static ReceiveKey read(JsonFields fields) throws JsonShapeException {
    fields.literal("kty", "OKP");
    fields.literal("crv", CURVE);
    Bytes x = fields.base64Url("x");
    fields.end();
    Optional<String> fault = Edwards25519.montgomeryFault(x);
    if (fault.isPresent()) {
      throw JsonShapeException.at(JwsRefusal.KEY_POINT, fields.place(), fault.get());
    }
    return new ReceiveKey(x);
  }

  /// The u-coordinate, as HPKE takes it.
  public Bytes bytes() {
    return x;
  }

  /// The key's required members and no others.
  public JsonObject json() {
    return JsonObject.builder().text("crv", CURVE).text("kty", "OKP").base64Url("x", x).build();
  }

  /// The SHA-256 thumbprint (RFC 7638): the key's identity.
  public Digest thumbprint() {
    return thumbprint;
  }

  /// The thumbprint in 43 characters of Base64url.
  public String kid() {
    return thumbprint.value().base64Url();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReceiveKey key && x.equals(key.x);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  @Override
  public String toString() {
    return "ReceiveKey[" + kid() + "]";
  }
}
