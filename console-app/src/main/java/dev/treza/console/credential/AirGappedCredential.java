package dev.treza.console.credential;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;

/// The key of an officer who signs on a computer without a network; here only its name is known.
public record AirGappedCredential(CredentialChoice.AirGapped choice) implements OfficerCredential {
  @Override
  public String name() {
    return choice.name();
  }

  @Override
  public PublicJwk key() {
    return choice.key();
  }

  @Override
  public Presence presence() {
    return Presence.ELSEWHERE;
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) {
    return Outcome.refused(CredentialRefusal.ELSEWHERE, choice.name());
  }

  @Override
  public Outcome<PublicJwk> signIn(Passphrase secret) {
    return Outcome.refused(CredentialRefusal.ELSEWHERE, choice.name());
  }
}
