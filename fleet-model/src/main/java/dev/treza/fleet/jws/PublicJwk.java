package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;

/// A public key that may check signatures, as a JWK (RFC 7517, RFC 8037). A value of this type is
/// always a proper point: on the curve, in its one encoding, of prime order.
public sealed interface PublicJwk permits EcP256Key, Ed25519Key {

  /// The one JWS algorithm of this key: `ES256` (RFC 7518 section 3.4) or `EdDSA` (RFC 8037 section
  /// 3.1, the name that JOSE libraries know; RFC 9864 renames it).
  String algorithm();

  /// The key's required members and no others.
  JsonObject json();

  /// The same key for the Java cryptography architecture.
  PublicKey toPublicKey();

  /// True if `signature` is 64 bytes (r ‖ s or R ‖ S), its numbers are in range, and it was made by
  /// this key over `message`.
  boolean verifies(Bytes message, Bytes signature);

  /// The SHA-256 thumbprint (RFC 7638): the key's identity.
  Digest thumbprint();

  /// The thumbprint of a key with these required members and no others.
  static Digest thumbprint(JsonObject required) {
    return Digest.of(CanonicalJson.encode(required));
  }

  /// The thumbprint as the header's `kid` names it: 43 characters of Base64url.
  default String kid() {
    return thumbprint().value().base64Url();
  }

  /// Reads a JWK with its required members and no others.
  ///
  /// @throws JsonShapeException with `JSON-SCHEMA` for another kind of key, `KEY-POINT` for a point
  ///   that may not be used
  static PublicJwk read(JsonFields fields) throws JsonShapeException {
    PublicJwk key = KeyReader.read(fields);
    fields.end();
    return key;
  }

  /// The JWK of a key of the Java cryptography architecture, refused as `KEY-POINT` unless it is a
  /// proper P-256 or Ed25519 point.
  static Outcome<PublicJwk> of(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> KeyReader.ecP256(ec);
      case EdECPublicKey ed -> KeyReader.ed25519(ed);
      default ->
          Outcome.refused(JwsRefusal.KEY_POINT, key.getAlgorithm() + " keys are not used here");
    };
  }
}
