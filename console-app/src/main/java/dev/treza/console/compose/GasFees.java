package dev.treza.console.compose;

import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.FeeMarketTransaction;
import java.math.BigInteger;

/// The fees for each unit of gas (EIP-1559).
public record GasFees(BigInteger maxFeeWei, BigInteger priorityWei) {
  private static final BigInteger ELEVEN = BigInteger.valueOf(11);
  private static final BigInteger NINE = BigInteger.valueOf(9);

  /// Of a transaction; one with a single price offers it as both.
  static GasFees of(EvmTransaction transaction) {
    return transaction instanceof FeeMarketTransaction market
        ? new GasFees(market.maxFeePerGasWei(), market.maxPriorityFeePerGasWei())
        : new GasFees(transaction.maximumGasPriceWei(), transaction.maximumGasPriceWei());
  }

  /// What nodes ask of a replacement: both fees at least a tenth higher, rounded up.
  GasFees aTenthMore() {
    return new GasFees(aTenthMore(maxFeeWei), aTenthMore(priorityWei));
  }

  /// The higher of each; the priority is within the whole.
  GasFees orMore(GasFees other) {
    BigInteger priority = priorityWei.max(other.priorityWei);
    return new GasFees(maxFeeWei.max(other.maxFeeWei).max(priority), priority);
  }

  private static BigInteger aTenthMore(BigInteger wei) {
    return wei.multiply(ELEVEN).add(NINE).divide(BigInteger.TEN);
  }
}
