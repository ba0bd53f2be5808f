package dev.treza.agent.setup;

import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.store.StateStore;
import dev.treza.fleet.charter.StateKeeping;

/// Where an agent keeps things.
///
/// @param keeping what it says of its state, attested; a charter must agree
/// @param sealed where sealed keys lie and what opens them, once there is a charter
public record Storage(StateKeeping keeping, StateStore state, SealedStore sealed) {}
