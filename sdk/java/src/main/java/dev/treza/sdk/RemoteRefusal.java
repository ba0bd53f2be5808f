package dev.treza.sdk;

import dev.treza.fleet.RefusalId;

/// A refusal of an agent that this version does not know, in the agent's own words.
public record RemoteRefusal(String id, String sentence, String nextStep) implements RefusalId {}
