package dev.treza.fleet.attestation;

import dev.treza.fleet.Realm;

/// An enclave on real Nitro hardware, verified as far as [#facts] says.
public final class VerifiedAttestation implements AttestationVerdict {
  private final AttestedFacts facts;

  VerifiedAttestation(AttestedFacts facts) {
    this.facts = facts;
  }

  public AttestedFacts facts() {
    return facts;
  }

  public Realm realm() {
    return Realm.NITRO;
  }
}
