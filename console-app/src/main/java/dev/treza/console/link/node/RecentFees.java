package dev.treza.console.link.node;

import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import java.util.List;

/// What was paid for gas of late (EIP-1559).
///
/// @param baseFeeWei of the next block
/// @param priorityWei what the cheapest, the usual and the dearest transactions paid on top
public record RecentFees(BigInteger baseFeeWei, List<BigInteger> priorityWei) {
  /// Percentiles of the priority fees in a block that a node is asked for.
  static final List<Integer> PERCENTILES = List.of(10, 50, 90);

  public RecentFees {
    priorityWei = List.copyOf(priorityWei);
    if (priorityWei.size() != PERCENTILES.size()) {
      throw new IllegalArgumentException("one priority fee for each percentile");
    }
  }

  /// From the history of some blocks: the base fee of the block to come, and the median of each
  /// percentile over the blocks that were not empty. Refused: `NODE-ANSWER` if the history is not
  /// of the shape that was asked for.
  ///
  /// @param baseFees of each block and of the next one
  /// @param rewards the percentiles of each block
  /// @param otherwise the priority fee if all blocks were empty
  static Outcome<RecentFees> of(
      List<BigInteger> baseFees, List<List<BigInteger>> rewards, BigInteger otherwise) {
    if (baseFees.isEmpty() || baseFees.size() != rewards.size() + 1) {
      return Outcome.refused(NodeRefusal.ANSWER, "the fee history lacks blocks");
    }
    if (!rewards.stream().allMatch(RecentFees::ascends)) {
      return Outcome.refused(NodeRefusal.ANSWER, "the fee history has percentiles that are none");
    }
    List<List<BigInteger>> filled =
        rewards.stream().filter(block -> block.getLast().signum() > 0).toList();
    List<BigInteger> medians =
        List.of(
            median(filled, 0, otherwise),
            median(filled, 1, otherwise),
            median(filled, 2, otherwise));
    return Outcome.accepted(new RecentFees(baseFees.getLast(), medians));
  }

  private static boolean ascends(List<BigInteger> block) {
    return block.size() == PERCENTILES.size() && block.stream().sorted().toList().equals(block);
  }

  private static BigInteger median(
      List<List<BigInteger>> blocks, int percentile, BigInteger otherwise) {
    return blocks.isEmpty()
        ? otherwise
        : blocks.stream()
            .map(block -> block.get(percentile))
            .sorted()
            .toList()
            .get(blocks.size() / 2);
  }
}
