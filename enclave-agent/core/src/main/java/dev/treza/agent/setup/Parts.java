package dev.treza.agent.setup;

import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.store.StateStore;
import java.util.function.LongSupplier;

/// What an agent is made of; the launcher chooses.
///
/// @param enclave the id this enclave is known by
/// @param nanoTime a monotonic clock, in nanoseconds
public record Parts(
    String enclave,
    NsmDevice nsm,
    StateStore state,
    SealedStore sealed,
    SecretMemory memory,
    LongSupplier nanoTime) {}
