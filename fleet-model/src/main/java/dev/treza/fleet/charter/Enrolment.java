package dev.treza.fleet.charter;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsRefusal;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.ReceiveKey;
import dev.treza.fleet.jws.SigningException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person hands to the administrators to be named in a charter: who he is, what he asks to
/// do, and his keys, signed with the key he will sign with. The signature shows that he has that
/// key, and nothing else: whether he is who he says is for people to make sure of.
///
/// @param realm where the keys are to be used
/// @param roles the roles he asks for
/// @param sign the one key he signs with; it signs this too
/// @param receive the key to which his share is to be sealed, for a custodian
public record Enrolment(
    Realm realm,
    String id,
    String name,
    Set<Role> roles,
    CredentialKind credential,
    PublicJwk sign,
    Optional<ReceiveKey> receive) {
  public Enrolment {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an enrolment asks for at least one role");
    }
  }

  /// The compact JWS that is handed on.
  ///
  /// @throws IllegalArgumentException if `signer` signs with another key
  public String sign(JwsSigner signer) throws SigningException {
    if (!signer.key().equals(sign)) {
      throw new IllegalArgumentException("an enrolment is signed with the key it names");
    }
    return Jws.sign(JwsType.ENROLMENT, toJson(), signer);
  }

  /// Refused: `JWS-*`, `JSON-*`, `KEY-POINT`.
  public static Outcome<Enrolment> verify(String jws) {
    return unverified(jws)
        .then(said ->
            JwsVerifier.verify(jws, KeyLookup.of(List.of(said.sign())), JwsType.ENROLMENT)
                .then(verified -> JsonFields.read(verified.document(), Enrolment::read)));
  }

  /// What a charter says of him if it grants what he asks for.
  public Officer officer() {
    return new Officer(id, name, roles, credential, List.of(sign), receive);
  }

  /// What it says, for its own key only: nothing of it is used before that key confirmed it.
  private static Outcome<Enrolment> unverified(String jws) {
    String[] parts = jws.split("\\.", -1);
    return parts.length == 3
        ? Base64Url.decode(parts[1])
            .map(payload -> JsonFields.decode(payload, Enrolment::read))
            .orElseGet(() ->
                Outcome.refused(
                    Refusal.at(JwsRefusal.BASE64, "payload", "not unpadded canonical Base64url")))
        : Outcome.refused(JwsRefusal.FORM, parts.length + " parts instead of three");
  }

  private JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("kind", JwsType.ENROLMENT.text())
            .text("realm", realm.text())
            .object("officer", officer().toJson());
    return json.build();
  }

  private static Enrolment read(JsonFields fields) throws JsonShapeException {
    fields.literal("kind", JwsType.ENROLMENT.text());
    Realm realm = fields.choice("realm", Realm::parse);
    JsonFields place = fields.object("officer");
    Officer officer = Officer.read(place);
    if (officer.sign().size() != 1) {
      throw JsonShapeException.at(
          CharterRefusal.POSSESSION,
          place.place("sign"),
          "an enrolment names one key to sign with");
    }
    return new Enrolment(
        realm,
        officer.id(),
        officer.name(),
        officer.roles(),
        officer.credential(),
        officer.sign().getFirst(),
        officer.receive());
  }

  /// What people compare aloud: the thumbprint of the key he signs with.
  public Digest fingerprint() {
    return sign.thumbprint();
  }
}
