package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;
import static dev.treza.fleet.chain.TransactionRefusal.TYPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;

/// The kind of a serialised transaction (EIP-2718) and its list of fields, not yet read.
sealed interface EvmEnvelope {
  RlpItem.Sequence list();

  record Legacy(RlpItem.Sequence list) implements EvmEnvelope {}

  record Eip2930(RlpItem.Sequence list) implements EvmEnvelope {}

  record Eip1559(RlpItem.Sequence list) implements EvmEnvelope {}

  record Eip4844(RlpItem.Sequence list) implements EvmEnvelope {}

  record Eip7702(RlpItem.Sequence list) implements EvmEnvelope {}

  static EvmEnvelope open(Bytes input) throws Rejection {
    return open(input, EvmTransaction.MAX_BYTES);
  }

  static EvmEnvelope open(Bytes input, int maxBytes) throws Rejection {
    requireSize(input, maxBytes);
    if (input.isEmpty()) {
      throw Rejection.at(TRUNCATED, 0, "nothing at all");
    }
    int first = input.at(0);
    return switch (first) {
      case Eip2930Transaction.TYPE -> new Eip2930(list(input, 1));
      case Eip1559Transaction.TYPE -> new Eip1559(list(input, 1));
      case Eip4844Transaction.TYPE -> new Eip4844(list(input, 1));
      case Eip7702Transaction.TYPE -> new Eip7702(list(input, 1));
      default -> {
        if (first < 0xc0) {
          throw Rejection.at(TYPE, 0, unsupported(first));
        }
        yield new Legacy(list(input, 0));
      }
    };
  }

  static void requireSize(Bytes serialised, int maxBytes) throws Rejection {
    if (serialised.length() > maxBytes) {
      String detail = serialised.length() + " bytes, more than " + maxBytes;
      throw Rejection.at(SIZE, maxBytes, detail);
    }
  }

  private static RlpItem.Sequence list(Bytes input, int offset) throws Rejection {
    return switch (new RlpReader(input, offset).only()) {
      case RlpItem.Sequence list -> list;
      case RlpItem.Octets _ -> throw Rejection.at(SHAPE, offset, "the fields must be a list");
    };
  }

  private static String unsupported(int first) {
    return first < 0x80
        ? "a transaction of type " + first + " is not supported"
        : "this is not a transaction of any kind";
  }
}
