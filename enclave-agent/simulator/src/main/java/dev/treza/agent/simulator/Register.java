package dev.treza.agent.simulator;

import dev.treza.fleet.attestation.PcrValue;

/// One platform configuration register, as its module describes it.
public record Register(PcrValue value, boolean locked) {}
