package dev.treza.fleet.chain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything a request does: the part of a review that policies judge. It comes from the same
/// decoding as the review itself.
///
/// @param operations at least one
/// @param fee the most its sender may pay for it
public record Actions(List<Operation> operations, Optional<AssetAmount> fee) {
  public Actions {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("a request does something");
    }
  }

  /// A request that does one thing and costs nothing.
  public static Actions of(Operation operation) {
    return new Actions(List.of(operation), Optional.empty());
  }

  /// What leaves the wallet at most, by asset: all that its operations move, and the fee.
  public SortedMap<AssetId, BigInteger> spends() {
    SortedMap<AssetId, BigInteger> sums = new TreeMap<>();
    operations.forEach(operation -> operation.moves().ifPresent(moved -> add(sums, moved)));
    fee.ifPresent(paid -> add(sums, paid));
    return sums;
  }

  private static void add(SortedMap<AssetId, BigInteger> sums, AssetAmount amount) {
    sums.merge(amount.asset(), amount.smallestUnits(), BigInteger::add);
  }
}
