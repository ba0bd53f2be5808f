package dev.treza.console.link.node;

import java.math.BigInteger;

/// What became of a transaction in a block.
///
/// @param block its number
/// @param succeeded false if it was reverted: the fee is spent, nothing else happened
public record Inclusion(BigInteger block, boolean succeeded) {}
