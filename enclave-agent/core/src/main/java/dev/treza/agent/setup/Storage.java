package dev.treza.agent.setup;

import dev.treza.agent.seal.SealingKey;
import dev.treza.agent.store.SealedRecords;
import dev.treza.agent.store.StateStore;
import dev.treza.fleet.charter.StateKeeping;

/// Where an agent keeps things.
///
/// @param keeping what it says of that, attested; a charter must agree
public record Storage(
    StateKeeping keeping, StateStore state, SealedRecords records, SealingKey sealingKey) {}
