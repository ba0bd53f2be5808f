package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;

/// Wei, the smallest unit of every EVM chain: 10^18 make one whole unit of its currency, 10^9 a
/// gwei. Conversions are exact.
public final class Wei {
  /// In which fees per gas are spoken of.
  public static final Denomination GWEI = new Denomination("gwei", 9, "wei");

  private static final Denomination WHOLE = new Denomination("the currency", 18, "wei");

  private Wei() {}

  /// The wei in a plain decimal number of whole units, such as `1.5`. Refused: `TX-FIELD` if it is
  /// not such a number, `TX-RANGE` at 2^256 and above.
  public static Outcome<BigInteger> ofWhole(String whole) {
    return WHOLE.parse(whole).then(Wei::inRange);
  }

  private static Outcome<BigInteger> inRange(BigInteger wei) {
    return EvmQuantity.WEI.holds(wei)
        ? Outcome.accepted(wei)
        : Outcome.refused(TransactionRefusal.RANGE, "more wei than 256 bits can hold");
  }
}
