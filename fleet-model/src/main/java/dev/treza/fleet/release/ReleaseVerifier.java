package dev.treza.fleet.release;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsRefusal;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.jws.VerifiedJws;
import java.util.List;

/// Checks release files. Refuses with `JWS-*`, `JSON-*` and `REL-*`.
public final class ReleaseVerifier {
  private ReleaseVerifier() {}

  /// The release that `compact` is, if the anchor's key signed it and it is for the anchor's realm.
  ///
  /// @param compact a JWS in compact form, nothing before or after it
  public static Outcome<VerifiedRelease> verify(String compact, ReleaseAnchor anchor) {
    Outcome<VerifiedJws> signed =
        JwsVerifier.verify(compact, KeyLookup.of(List.of(anchor.key())), JwsType.RELEASE);
    return byKey(signed)
        .then(jws -> JsonFields.read(jws.document(), ReleaseJson::read))
        .then(release -> inRealm(release, anchor));
  }

  /// Who signs releases is another matter than which officer a charter names.
  private static Outcome<VerifiedJws> byKey(Outcome<VerifiedJws> signed) {
    return switch (signed) {
      case Outcome.Accepted<VerifiedJws> accepted -> accepted;
      case Outcome.Refused<VerifiedJws>(Refusal refusal)
          when refusal.id() == JwsRefusal.KEY_UNKNOWN ->
          Outcome.refused(ReleaseRefusal.KEY, "it was signed by the key " + refusal.detail());
      case Outcome.Refused<VerifiedJws> refused -> refused;
    };
  }

  private static Outcome<VerifiedRelease> inRealm(Release release, ReleaseAnchor anchor) {
    return release.realm().equals(anchor.realm())
        ? Outcome.accepted(new VerifiedRelease(release, anchor))
        : Outcome.refused(
            ReleaseRefusal.REALM,
            "it says " + release.realm().text() + ", its key is of " + anchor.realm().text());
  }
}
