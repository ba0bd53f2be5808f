package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.JsonObject;

/// A signed document whose signature [JwsVerifier] has checked; nobody else can make one. Identity,
/// replay and chaining use [#digest] with the signer, never the JWS: ECDSA signatures are
/// malleable.
public final class VerifiedJws {
  private final JwsType type;
  private final PublicJwk key;
  private final Bytes payload;
  private final JsonObject document;

  VerifiedJws(JwsType type, PublicJwk key, Bytes payload, JsonObject document) {
    this.type = type;
    this.key = key;
    this.payload = payload;
    this.document = document;
  }

  public JwsType type() {
    return type;
  }

  /// The key that signed.
  public PublicJwk key() {
    return key;
  }

  /// The thumbprint of the key that signed.
  public Digest kid() {
    return key.thumbprint();
  }

  /// The canonical bytes that were signed.
  public Bytes payload() {
    return payload;
  }

  /// SHA-256 of the payload bytes.
  public Digest digest() {
    return Digest.of(payload);
  }

  /// The payload, parsed.
  public JsonObject document() {
    return document;
  }

  /// Names type, signer and digest, not the content.
  @Override
  public String toString() {
    return type.text() + " " + digest() + " signed by " + key.kid();
  }
}
