package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.Bytes;

/// An item as readers see it.
///
/// @param version how often its key was written, from 1
public record TableItem(long version, Bytes value) {}
