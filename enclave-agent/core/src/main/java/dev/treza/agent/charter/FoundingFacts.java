package dev.treza.agent.charter;

import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.StateKeeping;

/// What a charter must agree with to come into force in an enclave.
///
/// @param running the measurements of the image that runs
/// @param keeping where this boot keeps its state
public record FoundingFacts(
    String enclave, Realm realm, Measurements running, StateKeeping keeping) {}
