package dev.treza.fleet.chain.evm;

import java.math.BigInteger;

/// The ranges of the integers in a transaction.
enum EvmQuantity {
  /// EIP-2681: below 2^64 - 1.
  NONCE(BigInteger.ZERO, power(64).subtract(BigInteger.TWO)),
  /// What every node can hold: below 2^64.
  GAS(BigInteger.ZERO, power(64).subtract(BigInteger.ONE)),
  /// An EVM word: below 2^256.
  WEI(BigInteger.ZERO, power(256).subtract(BigInteger.ONE)),
  /// EIP-2294: 1 to (2^64 - 1) / 2 - 36.
  CHAIN_ID(BigInteger.ONE, power(63).subtract(BigInteger.valueOf(37))),
  /// The same, and 0 for every chain (EIP-7702).
  ANY_CHAIN_ID(BigInteger.ZERO, power(63).subtract(BigInteger.valueOf(37)));

  private final BigInteger least;
  private final BigInteger most;

  EvmQuantity(BigInteger least, BigInteger most) {
    this.least = least;
    this.most = most;
  }

  boolean holds(BigInteger value) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  /// For people: `0 to 18446744073709551614`.
  String range() {
    return least + " to " + most;
  }

  /// @throws IllegalArgumentException if `value` is out of range
  void require(String name, BigInteger value) {
    if (!holds(value)) {
      throw new IllegalArgumentException(name + " must be " + range());
    }
  }

  private static BigInteger power(int exponent) {
    return BigInteger.ONE.shiftLeft(exponent);
  }
}
