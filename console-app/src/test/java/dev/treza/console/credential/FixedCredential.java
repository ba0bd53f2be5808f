package dev.treza.console.credential;

import dev.treza.console.link.Samples;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import java.time.InstantSource;
import java.util.Random;

/// The credential of the officer of [Samples], always unlocked.
public final class FixedCredential implements OfficerCredential {
  @Override
  public String name() {
    return "Ann";
  }

  @Override
  public PublicJwk key() {
    return Samples.signer().key();
  }

  @Override
  public Outcome<JwsSigner> unlock(Realm realm) {
    return Outcome.accepted(Samples.signer());
  }

  /// A desk with this credential, at the time of the samples.
  public static ApprovalDesk desk() {
    return new ApprovalDesk(new FixedCredential(), InstantSource.fixed(Samples.NOW), new Random(7));
  }
}
