package dev.treza.agent.boot;

import dev.treza.agent.charter.Founded;
import dev.treza.agent.pipeline.Pipelines;
import dev.treza.agent.wallet.Wallets;

/// What an agent has once its charter is in force.
public record Serving(Founded founded, Wallets wallets, Pipelines pipelines) {}
