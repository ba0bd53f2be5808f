package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// One write of a batch, or what the batch demands of a key it leaves alone.
///
/// @param expected the version the key must have; 0 if it must not exist
/// @param value nothing if the version is only demanded
public record TableWrite(String key, long expected, Optional<Bytes> value) {}
