package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CANONICAL;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.TRAILING;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.ArrayList;
import java.util.List;

/// Reads canonical RLP from `input` onwards from an offset.
final class RlpReader {
  /// Payloads of this many bytes and more have their length written out.
  static final int LONG = 56;

  /// No transaction nests deeper than four; the limit keeps hostile input off the stack.
  private static final int MAX_DEPTH = 16;

  /// A transaction of [EvmTransaction#MAX_BYTES] has at most 17,100 items (an access list of
  /// accounts without keys); the limit keeps hostile input from taking a hundred times its size.
  private static final int MAX_ITEMS = 20_000;

  private final Bytes input;
  private int position;
  private int items;

  RlpReader(Bytes input, int position) {
    this.input = input;
    this.position = position;
  }

  /// The one item that fills the rest of the input.
  RlpItem only() throws Rejection {
    RlpItem item = item(input.length(), 0);
    if (position < input.length()) {
      int rest = input.length() - position;
      throw Rejection.at(TRAILING, position, rest + " bytes after the end");
    }
    return item;
  }

  private RlpItem item(int end, int depth) throws Rejection {
    int offset = position;
    if (++items > MAX_ITEMS) {
      throw Rejection.at(SHAPE, offset, "more than " + MAX_ITEMS + " items");
    }
    int first = need(1, end);
    if (first < 0x80) {
      position += 1;
      return new RlpItem.Octets(input.slice(offset, position), offset);
    }
    if (first < 0xc0) {
      return string(offset, first - 0x80, end);
    }
    return sequence(offset, first - 0xc0, end, depth);
  }

  private RlpItem string(int offset, int marker, int end) throws Rejection {
    int length = length(marker, end);
    Bytes value = input.slice(position, position + length);
    if (length == 1 && value.at(0) < 0x80) {
      throw Rejection.at(CANONICAL, offset, "a byte below 128 stands for itself");
    }
    position += length;
    return new RlpItem.Octets(value, offset);
  }

  private RlpItem sequence(int offset, int marker, int end, int depth) throws Rejection {
    if (depth == MAX_DEPTH) {
      throw Rejection.at(SHAPE, offset, "more than " + MAX_DEPTH + " lists inside each other");
    }
    int length = length(marker, end);
    int listEnd = position + length;
    List<RlpItem> items = new ArrayList<>();
    while (position < listEnd) {
      items.add(item(listEnd, depth + 1));
    }
    return new RlpItem.Sequence(items, offset);
  }

  /// Moves to the payload of the item at the position, whose length it returns.
  private int length(int marker, int end) throws Rejection {
    position += 1;
    int length = marker < LONG ? marker : longLength(marker - LONG + 1, end);
    need(length, end);
    return length;
  }

  private int longLength(int size, int end) throws Rejection {
    int offset = position;
    if (need(size, end) == 0) {
      throw Rejection.at(CANONICAL, offset, "a length with a leading zero");
    }
    if (size > 3) {
      throw Rejection.at(TRUNCATED, offset, "a length beyond the end of the input");
    }
    int length = 0;
    for (; position < offset + size; position++) {
      length = length << 8 | input.at(position);
    }
    if (length < LONG) {
      throw Rejection.at(CANONICAL, offset, "a short length written the long way");
    }
    return length;
  }

  /// Checks that `count` bytes are left before `end` and returns the first of them (0 for none).
  private int need(int count, int end) throws Rejection {
    if (count > end - position) {
      int missing = count - (end - position);
      throw Rejection.at(TRUNCATED, position, missing + " bytes are missing");
    }
    return count == 0 ? 0 : input.at(position);
  }
}
