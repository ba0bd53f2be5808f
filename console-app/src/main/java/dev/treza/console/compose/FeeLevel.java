package dev.treza.console.compose;

import dev.treza.console.link.node.RecentFees;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/// How much a person is willing to pay to be early.
public enum FeeLevel {
  /// The priority of the cheapest tenth; holds while the base fee rises by a quarter.
  LOW("low", "Low", 0, 5),
  /// The usual priority; holds while the base fee doubles, which takes six full blocks.
  NORMAL("normal", "Normal", 1, 8),
  /// The priority of the dearest tenth; holds while the base fee trebles.
  FAST("fast", "Fast", 2, 12);

  private static final BigInteger QUARTERS = BigInteger.valueOf(4);

  private final String text;
  private final String label;
  private final int priority;
  private final BigInteger roomInQuarters;

  /// @param priority which of the recent priority fees
  FeeLevel(String text, String label, int priority, int roomInQuarters) {
    this.text = text;
    this.label = label;
    this.priority = priority;
    this.roomInQuarters = BigInteger.valueOf(roomInQuarters);
  }

  public String text() {
    return text;
  }

  public String label() {
    return label;
  }

  public static Optional<FeeLevel> parse(String text) {
    return Stream.of(values()).filter(level -> level.text.equals(text)).findFirst();
  }

  /// What to offer now.
  public GasFees of(RecentFees recent) {
    BigInteger tip = recent.priorityWei().get(priority);
    BigInteger base = recent.baseFeeWei().multiply(roomInQuarters).divide(QUARTERS);
    return new GasFees(base.add(tip), tip);
  }
}
