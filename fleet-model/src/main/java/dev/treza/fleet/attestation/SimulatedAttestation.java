package dev.treza.fleet.attestation;

import dev.treza.fleet.Realm;

/// A simulator's enclave, verified as far as [#facts] says. Another type than [VerifiedAttestation]
/// on purpose: nothing that wants the one can be given the other (rule `REALM`).
public final class SimulatedAttestation implements AttestationVerdict {
  private final Realm.Simulated realm;
  private final AttestedFacts facts;

  SimulatedAttestation(Realm.Simulated realm, AttestedFacts facts) {
    this.realm = realm;
    this.facts = facts;
  }

  public AttestedFacts facts() {
    return facts;
  }

  public Realm.Simulated realm() {
    return realm;
  }
}
