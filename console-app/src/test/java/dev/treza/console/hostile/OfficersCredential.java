package dev.treza.console.hostile;

import dev.treza.console.credential.OfficerCredential;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.sdk.process.TestOfficer;

/// The credential of the officer whom the real agent's charter names.
record OfficersCredential(TestOfficer officer) implements OfficerCredential {
  @Override
  public String name() {
    return "Ada";
  }

  @Override
  public PublicJwk key() {
    return officer.signer().key();
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) {
    return Outcome.accepted(officer.signer());
  }
}
