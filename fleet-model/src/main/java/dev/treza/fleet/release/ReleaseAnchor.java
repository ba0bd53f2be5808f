package dev.treza.fleet.release;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.PublicJwk;

/// A key that release files may be signed with, and the realm in which they are believed (rule
/// `REALM`). There is one production anchor, a constant; all others are for simulators.
public final class ReleaseAnchor {
  /// The release key's public half. Nobody has the private half: see ADR 0009.
  private static final String PRODUCTION_JWK =
      "{\"crv\":\"P-256\",\"kty\":\"EC\","
          + "\"x\":\"Hc7rZGrWzPXaq40NCnRV8oC6-pomuvkd89fR9gldZOQ\","
          + "\"y\":\"JtmOKlV2eCUwGNQKkjdfmLWqjSZBbxfnRbNMNzAIOOM\"}";

  /// The anchor of releases for real Nitro enclaves.
  public static final ReleaseAnchor PRODUCTION = new ReleaseAnchor(production(), Realm.NITRO);

  private final PublicJwk key;
  private final Realm realm;

  ReleaseAnchor(PublicJwk key, Realm realm) {
    this.key = key;
    this.realm = realm;
  }

  /// The anchor of releases that one simulator's users sign themselves. The production key is
  /// refused here (`REL-KEY`).
  public static Outcome<ReleaseAnchor> development(PublicJwk key, Realm.Simulated realm) {
    return key.equals(PRODUCTION.key)
        ? Outcome.refused(ReleaseRefusal.KEY, "this is the production release key")
        : Outcome.accepted(new ReleaseAnchor(key, realm));
  }

  public PublicJwk key() {
    return key;
  }

  public Realm realm() {
    return realm;
  }

  private static PublicJwk production() {
    return switch (JsonFields.decode(Bytes.utf8(PRODUCTION_JWK), PublicJwk::read)) {
      case Outcome.Accepted<PublicJwk>(PublicJwk key) -> key;
      case Outcome.Refused<PublicJwk>(Refusal refusal) ->
          throw new IllegalStateException("the built-in release key: " + refusal.line());
    };
  }
}
