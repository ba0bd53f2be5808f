package dev.treza.console.credential;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;

/// Rule `REALM` for a credential: what was made for rehearsals never signs in earnest, nor the
/// other way round.
public final class Realms {
  private Realms() {}

  /// Refused: `CRED-REALM`.
  public static Outcome<Realm> check(CredentialChoice choice, Realm realm) {
    boolean rehearsal =
        switch (realm) {
          case Realm.Nitro() -> false;
          case Realm.Simulated(Digest _) -> true;
        };
    return rehearsal == choice.rehearsal()
        ? Outcome.accepted(realm)
        : Outcome.refused(
            CredentialRefusal.REALM,
            choice.name()
                + (choice.rehearsal() ? " is for simulated enclaves" : " is for real enclaves")
                + ", and this one's realm is "
                + realm.text());
  }
}
