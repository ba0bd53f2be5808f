package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIGNATURE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;

/// Reads each kind of transaction, unsigned and signed, from its envelope.
final class EvmTransactionReader {
  static final int SIGNATURE_FIELDS = 3;

  private EvmTransactionReader() {}

  static EvmTransaction unsigned(Bytes input) throws Rejection {
    return switch (EvmEnvelope.open(input)) {
      case EvmEnvelope.Legacy(var list) -> LegacyReader.unsigned(list);
      case EvmEnvelope.Eip2930(var list) ->
          TypedReader.eip2930(fields(list, Eip2930Transaction.FIELDS));
      case EvmEnvelope.Eip1559(var list) ->
          TypedReader.eip1559(fields(list, FeeMarketFields.COUNT));
      case EvmEnvelope.Eip4844(var list) ->
          TypedReader.eip4844(fields(list, Eip4844Transaction.FIELDS));
      case EvmEnvelope.Eip7702(var list) ->
          TypedReader.eip7702(fields(list, Eip7702Transaction.FIELDS));
    };
  }

  static SignedEvmTransaction signed(Bytes input) throws Rejection {
    return switch (EvmEnvelope.open(input)) {
      case EvmEnvelope.Legacy(var list) -> LegacyReader.signed(list);
      case EvmEnvelope.Eip2930(var list) -> {
        var fields = signedFields(list, Eip2930Transaction.FIELDS);
        yield signed(TypedReader.eip2930(fields), fields);
      }
      case EvmEnvelope.Eip1559(var list) -> {
        var fields = signedFields(list, FeeMarketFields.COUNT);
        yield signed(TypedReader.eip1559(fields), fields);
      }
      case EvmEnvelope.Eip4844(var list) -> {
        var fields = signedFields(list, Eip4844Transaction.FIELDS);
        yield signed(TypedReader.eip4844(fields), fields);
      }
      case EvmEnvelope.Eip7702(var list) -> {
        var fields = signedFields(list, Eip7702Transaction.FIELDS);
        yield signed(TypedReader.eip7702(fields), fields);
      }
    };
  }

  static TransactionFieldReader fields(RlpItem.Sequence list, Integer... counts) throws Rejection {
    int count = list.items().size();
    List<Integer> allowed = List.of(counts);
    if (!allowed.contains(count)) {
      throw Rejection.at(SHAPE, list.offset(), count + " fields instead of " + allowed);
    }
    return new TransactionFieldReader(list);
  }

  static SignedEvmTransaction signed(
      EvmTransaction transaction, TransactionFieldReader fields, int yParity) throws Rejection {
    return new SignedEvmTransaction(transaction, signature(fields, yParity));
  }

  /// The signature whose parity was taken and whose r and s come next.
  static EvmSignature signature(TransactionFieldReader fields, int yParity) throws Rejection {
    BigInteger r = fields.quantity("r", EvmQuantity.WEI);
    if (!EvmSignature.holdsR(r)) {
      throw fields.reject(SIGNATURE, "r is not between 1 and the order of the curve");
    }
    BigInteger s = fields.quantity("s", EvmQuantity.WEI);
    if (!EvmSignature.holdsS(s)) {
      throw fields.reject(SIGNATURE, "s is not between 1 and half the order of the curve (EIP-2)");
    }
    return new EvmSignature(r, s, yParity);
  }

  /// The parity that comes next.
  static int parity(TransactionFieldReader fields) throws Rejection {
    return parity(fields, fields.quantity("the parity", EvmQuantity.WEI));
  }

  static int parity(TransactionFieldReader fields, BigInteger value) throws Rejection {
    if (value.signum() < 0 || value.compareTo(BigInteger.ONE) > 0) {
      throw fields.reject(SIGNATURE, "the recovery value is not one the standard allows");
    }
    return value.intValue();
  }

  private static TransactionFieldReader signedFields(RlpItem.Sequence list, int unsigned)
      throws Rejection {
    return fields(list, unsigned + SIGNATURE_FIELDS);
  }

  private static SignedEvmTransaction signed(
      EvmTransaction transaction, TransactionFieldReader fields) throws Rejection {
    return signed(transaction, fields, parity(fields));
  }
}
