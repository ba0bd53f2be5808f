package dev.treza.console.compose;

import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.Optional;

/// One payment of a batch, composed.
///
/// @param fields as a [Composition] has them
/// @param nextNonce as a node said it; absent where none was asked, and for all but the first
///   payment of an account
/// @param feeWei at most
public record BatchPart(
    Payment payment,
    JsonObject fields,
    BigInteger nonce,
    Optional<BigInteger> nextNonce,
    BigInteger feeWei) {}
