package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;
import static dev.treza.fleet.chain.TransactionRefusal.TYPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;

/// The kind of a serialised transaction (EIP-2718) and its list of fields, not yet read.
sealed interface EvmEnvelope {
  record Legacy(RlpItem.Sequence list) implements EvmEnvelope {}

  record Eip1559(RlpItem.Sequence list) implements EvmEnvelope {}

  static EvmEnvelope open(Bytes input) throws Rejection {
    requireSize(input);
    if (input.isEmpty()) {
      throw Rejection.at(TRUNCATED, 0, "nothing at all");
    }
    int first = input.at(0);
    if (first >= 0xc0) {
      return new Legacy(list(input, 0));
    }
    if (first == Eip1559Transaction.TYPE) {
      return new Eip1559(list(input, 1));
    }
    throw Rejection.at(TYPE, 0, unsupported(first));
  }

  static void requireSize(Bytes serialised) throws Rejection {
    if (serialised.length() > EvmTransaction.MAX_BYTES) {
      String detail = serialised.length() + " bytes, more than " + EvmTransaction.MAX_BYTES;
      throw new Rejection(Refusal.of(SIZE, detail));
    }
  }

  private static RlpItem.Sequence list(Bytes input, int offset) throws Rejection {
    return switch (new RlpReader(input, offset).only()) {
      case RlpItem.Sequence list -> list;
      case RlpItem.Octets _ -> throw Rejection.at(SHAPE, offset, "the fields must be a list");
    };
  }

  private static String unsupported(int first) {
    return switch (first) {
      case 1 -> "an EIP-2930 transaction (type 1) is not supported";
      case 3 -> "an EIP-4844 blob transaction (type 3) is not supported";
      case 4 -> "an EIP-7702 set-code transaction (type 4) is not supported";
      default ->
          first < 0x80
              ? "a transaction of type " + first + " is not supported"
              : "this is not a transaction of any kind";
    };
  }
}
