package dev.treza.console.credential;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;

/// The credential of the officer who sits at this computer.
public interface OfficerCredential {
  /// What people call it.
  String name();

  PublicJwk key() throws ConsoleException;

  /// A signer for documents of `realm`, refused (`CON-CREDENTIAL-REALM`) if the credential is not
  /// for that realm: nothing made in a rehearsal may count in earnest (rule `REALM`).
  Outcome<JwsSigner> unlock(Realm realm) throws ConsoleException;
}
