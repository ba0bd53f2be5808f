package dev.treza.fleet.chain;

import dev.treza.fleet.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// A way to write amounts: one whole unit is 10^`decimals` smallest units. Amounts themselves are
/// always integers in the smallest unit; this only converts text, exactly.
///
/// @param symbol of the whole unit: `ETH`, `gwei`
/// @param decimals how many decimal places the whole unit has, 0 to 36
/// @param smallest the name of the smallest unit: `wei`
public record Denomination(String symbol, int decimals, String smallest) {
  private static final Pattern WHOLE = Pattern.compile("(0|[1-9][0-9]{0,77})(\\.[0-9]{1,36})?");

  public Denomination {
    if (decimals < 0 || decimals > 36) {
      throw new IllegalArgumentException("0 to 36 decimals, not " + decimals);
    }
  }

  /// The plain decimal form in whole units, without trailing zeros: `1.5`.
  public String whole(BigInteger smallestUnits) {
    return new BigDecimal(smallestUnits, decimals).stripTrailingZeros().toPlainString();
  }

  /// Both forms: `1.5 ETH (1500000000000000000 wei)`.
  public String text(BigInteger smallestUnits) {
    return whole(smallestUnits) + " " + symbol + " (" + smallestUnits + " " + smallest + ")";
  }

  /// The number of smallest units in a plain decimal number of whole units. Signs, exponents,
  /// leading zeros and more places than there are decimals are refused (`TX-FIELD`).
  public Outcome<BigInteger> parse(String whole) {
    if (!WHOLE.matcher(whole).matches()) {
      return Outcome.refused(
          TransactionRefusal.FIELD, "an amount is a plain decimal number such as 1.5");
    }
    BigDecimal amount = new BigDecimal(whole);
    if (amount.scale() > decimals) {
      return Outcome.refused(
          TransactionRefusal.FIELD, symbol + " has at most " + decimals + " decimal places");
    }
    return Outcome.accepted(amount.movePointRight(decimals).toBigIntegerExact());
  }
}
