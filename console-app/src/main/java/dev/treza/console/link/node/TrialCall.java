package dev.treza.console.link.node;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.Optional;

/// What a node is asked to try without doing it.
///
/// @param to absent for the creation of a contract
public record TrialCall(EvmAddress from, Optional<EvmAddress> to, BigInteger wei, Bytes data) {}
