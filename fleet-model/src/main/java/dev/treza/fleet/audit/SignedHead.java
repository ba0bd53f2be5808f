package dev.treza.fleet.audit;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AuditPosition;
import java.time.Instant;
import java.util.List;

/// Where an officer saw a chain stand, for whoever verifies a log of it later: the payload of a JWS
/// of type `audit-head`.
///
/// @param root digest of the root charter
/// @param time by the officer's clock
public record SignedHead(Realm realm, Digest root, AuditPosition position, Instant time) {
  /// A compact JWS.
  public String sign(JwsSigner signer) throws SigningException {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("kind", JwsType.AUDIT_HEAD.text())
            .text("realm", realm.text())
            .digest("root", root)
            .time("time", time);
    position.writeTo(json);
    return Jws.sign(JwsType.AUDIT_HEAD, json.build(), signer);
  }

  /// The head that an officer of this root charter signed. Refused: `JWS-*`, `JSON-*`, `AUD-SCOPE`.
  public static Outcome<SignedHead> verify(String jws, Charter root) {
    List<PublicJwk> keys =
        root.officers().stream().flatMap(officer -> officer.sign().stream()).toList();
    return JwsVerifier.verify(jws, KeyLookup.of(keys), JwsType.AUDIT_HEAD)
        .then(verified -> JsonFields.read(verified.document(), SignedHead::read))
        .then(head ->
            head.realm.equals(root.realm()) && head.root.equals(root.digest())
                ? Outcome.accepted(head)
                : Outcome.refused(AuditRefusal.SCOPE, "it is the head of another chain"));
  }

  private static SignedHead read(JsonFields fields) throws JsonShapeException {
    fields.literal("kind", JwsType.AUDIT_HEAD.text());
    return new SignedHead(
        fields.choice("realm", Realm::parse),
        fields.digest("root"),
        AuditPosition.read(fields),
        fields.time("time"));
  }
}
