package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;

/// The credential of the officer who sits at this computer.
public interface OfficerCredential {
  /// What people call it.
  String name();

  PublicJwk key() throws ConsoleException;

  /// A signer for documents of `realm`, refused if the credential is not for that realm (rule
  /// `REALM`: nothing made in a rehearsal may count in earnest), or is locked (`CRED-LOCKED`), or
  /// lies elsewhere (`CRED-ELSEWHERE`).
  Outcome<JwsSigner> unlock(Realm realm) throws ConsoleException;

  /// The one to sign with under `charter`, where there are several on this computer.
  default OfficerCredential under(Charter charter) throws ConsoleException {
    return this;
  }

  /// What it needs now before it can sign.
  default Presence presence() {
    return Presence.READY;
  }

  /// Unlocks it. Refused: `CRED-*`, `TOK-*`.
  ///
  /// @param secret pass phrase or PIN, closed by the caller
  default Outcome<PublicJwk> signIn(Passphrase secret) throws ConsoleException {
    return Outcome.accepted(key());
  }

  /// Forgets what unlocked it.
  default void lock() {}
}
