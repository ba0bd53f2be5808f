package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.util.List;

/// A decoded RLP item (Yellow Paper, appendix B), with the offset of its first byte in the input.
sealed interface RlpItem {
  int offset();

  /// A string of bytes.
  record Octets(Bytes value, int offset) implements RlpItem {}

  /// A list of items.
  record Sequence(List<RlpItem> items, int offset) implements RlpItem {
    public Sequence {
      items = List.copyOf(items);
    }
  }
}
