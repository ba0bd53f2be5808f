package dev.treza.agent.boot;

import dev.treza.agent.charter.Founded;
import dev.treza.agent.pipeline.Pipelines;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.Wallets;

/// What an agent has once its charter is in force.
///
/// @param transports those of this boot, under whichever charter
public record Serving(
    Founded founded, Wallets wallets, Pipelines pipelines, TransportKeys transports) {}
