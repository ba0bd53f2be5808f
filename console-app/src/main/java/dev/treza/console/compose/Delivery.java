package dev.treza.console.compose;

import java.math.BigInteger;

/// What became of a transaction that was handed to a node, as that node says.
public sealed interface Delivery {
  /// One line for people.
  String words();

  /// It waits for a block.
  record Waiting() implements Delivery {
    @Override
    public String words() {
      return "The node has it; it waits for a block.";
    }
  }

  /// A block holds it.
  ///
  /// @param confirmations the blocks that hold it or follow, at least 1
  record Confirmed(BigInteger block, BigInteger confirmations) implements Delivery {
    @Override
    public String words() {
      return "In block %s, %s".formatted(block, count(confirmations));
    }
  }

  /// The fee is spent, and nothing else happened.
  record Failed(BigInteger block, BigInteger confirmations) implements Delivery {
    @Override
    public String words() {
      return "It failed in block %s, %s: the fee is spent, nothing else happened"
          .formatted(block, count(confirmations));
    }
  }

  /// Another transaction with its nonce is in a block.
  record Replaced() implements Delivery {
    @Override
    public String words() {
      return "Another transaction took its nonce; this one will never be in a block.";
    }
  }

  /// The node has it neither in a block nor waiting.
  record Dropped() implements Delivery {
    @Override
    public String words() {
      return "The node does not have it; it may be broadcast again.";
    }
  }

  private static String count(BigInteger confirmations) {
    return confirmations.equals(BigInteger.ONE)
        ? "1 confirmation"
        : confirmations + " confirmations";
  }
}
