package dev.treza.fleet.charter;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shows that whoever a charter names really has the key it names (rule `CHR-POSSESSION`): each
/// newly named key signs the digest of the charter that names it.
///
/// @param amendment digest of that charter
/// @param officer whose key signs
public record Possession(Realm realm, Digest amendment, String officer) {
  /// The compact JWS of a newly named key.
  ///
  /// @param officer his id in the amendment
  public static String sign(Charter amendment, String officer, JwsSigner signer)
      throws SigningException {
    Possession said = new Possession(amendment.realm(), amendment.digest(), officer);
    return Jws.sign(JwsType.POSSESSION, said.toJson(), signer);
  }

  /// The key that has shown itself. Refused: `JWS-*`; `REALM`, `CHR-POSSESSION` if it signed
  /// another charter, or for another officer than the one it belongs to.
  public static Outcome<PublicJwk> verify(String jws, Charter amendment) {
    return JwsVerifier.verify(jws, KeyLookup.of(keys(amendment)), JwsType.POSSESSION)
        .then(verified ->
            JsonFields.read(verified.document(), Possession::read)
                .then(said -> said.shows(verified.key(), amendment)));
  }

  /// Whether every key that `amendment` names and `current` does not has signed it. A receive key
  /// signs nothing; its holder's sign key vouches for it in his enrolment.
  ///
  /// @param current the charter in force; none at genesis
  /// @param signed compact JWS of type `possession`
  /// @return the amendment, or what [#verify] refuses, or `CHR-POSSESSION`
  public static Outcome<Charter> verifyAll(
      List<String> signed, Charter amendment, Optional<Charter> current) {
    Set<PublicJwk> open = new HashSet<>(keys(amendment));
    current.map(Possession::keys).ifPresent(open::removeAll);
    for (String jws : signed) {
      switch (verify(jws, amendment)) {
        case Outcome.Accepted<PublicJwk>(PublicJwk key) -> open.remove(key);
        case Outcome.Refused<PublicJwk>(var refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return open.isEmpty()
        ? Outcome.accepted(amendment)
        : Outcome.refused(
            CharterRefusal.POSSESSION,
            "not signed by "
                + String.join(", ", open.stream().map(PublicJwk::kid).sorted().toList()));
  }

  private Outcome<PublicJwk> shows(PublicJwk key, Charter charter) {
    if (!realm.equals(charter.realm())) {
      return Outcome.refused(CharterRefusal.REALM, "signed for realm " + realm.text());
    }
    if (!amendment.equals(charter.digest())) {
      return Outcome.refused(CharterRefusal.POSSESSION, "it signs the charter " + amendment);
    }
    return charter.officer(officer).filter(named -> named.sign().contains(key)).isPresent()
        ? Outcome.accepted(key)
        : Outcome.refused(
            CharterRefusal.POSSESSION, "key " + key.kid() + " is not " + officer + "'s");
  }

  private static List<PublicJwk> keys(Charter charter) {
    return charter.officers().stream().flatMap(officer -> officer.sign().stream()).toList();
  }

  private JsonObject toJson() {
    return JsonObject.builder()
        .text("kind", JwsType.POSSESSION.text())
        .text("realm", realm.text())
        .digest("amendment", amendment)
        .text("officer", officer)
        .build();
  }

  private static Possession read(JsonFields fields) throws JsonShapeException {
    fields.literal("kind", JwsType.POSSESSION.text());
    return new Possession(
        fields.choice("realm", Realm::parse),
        fields.digest("amendment"),
        fields.choice("officer", Ids::parse));
  }
}
