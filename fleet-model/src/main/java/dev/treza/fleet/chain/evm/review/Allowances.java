package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.Optional;

/// When an allowance is as good as unlimited (ADR 0041). There is no number that everybody writes
/// for "all": it is the largest of whatever type the token or Permit2 has, or anything below it. So
/// the limits are so low that no amount below them looks like nothing in particular.
final class Allowances {
  /// Whole tokens. Of no listed token but dollars are there more, and nobody allows a billion
  /// dollars without looking twice.
  private static final BigInteger WHOLE = BigInteger.TEN.pow(9);

  /// Smallest units of a token whose decimals are not known: 1.2 million whole tokens of 18
  /// decimals, 12 quadrillion of 8.
  private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(80);

  private Allowances() {}

  /// Whether this many smallest units are to be called unlimited.
  static boolean isUnlimited(BigInteger units, Optional<Token> token) {
    BigInteger limit =
        token.map(known -> WHOLE.multiply(BigInteger.TEN.pow(known.decimals()))).orElse(SMALLEST);
    return units.compareTo(limit) >= 0;
  }
}
