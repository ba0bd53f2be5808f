package dev.treza.console.link.node;

import java.math.BigInteger;

/// How many transactions of an account there are.
///
/// @param mined in blocks: the lowest nonce that is not used yet
/// @param pending with those that wait: the nonce for the next one
public record Nonces(BigInteger mined, BigInteger pending) {}
