package dev.treza.console.compose;

import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.Optional;

/// One payment of a batch, composed.
///
/// @param fields as a [Composition] has them
/// @param expected the nonce that is next when all payments before it are signed; absent for the
///   first of an account that no node was asked about
/// @param feeWei at most
public record BatchPart(
    Payment payment,
    JsonObject fields,
    BigInteger nonce,
    Optional<BigInteger> expected,
    BigInteger feeWei) {}
