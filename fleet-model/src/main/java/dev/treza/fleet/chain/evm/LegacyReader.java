package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads transactions of the first kind, whose list has no type before it.
final class LegacyReader {
  private static final int FIELDS = 6;
  private static final int FIELDS_WITH_CHAIN = 9;

  private static final BigInteger V_UNPROTECTED = BigInteger.valueOf(27);
  private static final BigInteger V_PROTECTED = BigInteger.valueOf(35);

  private LegacyReader() {}

  static EvmTransaction unsigned(RlpItem.Sequence list) throws Rejection {
    var fields = EvmTransactionReader.fields(list, FIELDS, FIELDS_WITH_CHAIN);
    LegacyTransaction transaction = read(fields);
    if (list.items().size() == FIELDS) {
      return transaction;
    }
    BigInteger chainId = fields.quantity("the chain id", EvmQuantity.CHAIN_ID);
    for (String name : List.of("r", "s")) {
      if (!fields.octets(name).isEmpty()) {
        throw fields.reject(SHAPE, name + " must be empty: this transaction is signed already");
      }
    }
    return transaction.on(chainId);
  }

  static SignedEvmTransaction signed(RlpItem.Sequence list) throws Rejection {
    var fields = EvmTransactionReader.fields(list, FIELDS_WITH_CHAIN);
    LegacyTransaction transaction = read(fields);
    BigInteger v = fields.quantity("v", EvmQuantity.WEI);
    if (v.compareTo(V_PROTECTED) < 0) {
      int parity = EvmTransactionReader.parity(fields, v.subtract(V_UNPROTECTED));
      return EvmTransactionReader.signed(transaction, fields, parity);
    }
    BigInteger chainAndParity = v.subtract(V_PROTECTED);
    BigInteger chainId = chainAndParity.shiftRight(1);
    if (!EvmQuantity.CHAIN_ID.holds(chainId)) {
      throw fields.reject(RANGE, "the chain id must be " + EvmQuantity.CHAIN_ID.range());
    }
    int parity = chainAndParity.testBit(0) ? 1 : 0;
    return EvmTransactionReader.signed(transaction.on(chainId), fields, parity);
  }

  private static LegacyTransaction read(TransactionFieldReader fields) throws Rejection {
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    BigInteger gasPrice = fields.quantity("the gas price", EvmQuantity.WEI);
    BigInteger gasLimit = fields.quantity("the gas limit", EvmQuantity.GAS);
    Optional<EvmAddress> to = fields.recipient();
    BigInteger value = fields.quantity("the value", EvmQuantity.WEI);
    Bytes data = fields.octets("the data");
    FieldRules.requirePayable(gasLimit, gasPrice, value);
    return new LegacyTransaction(Optional.empty(), nonce, gasPrice, gasLimit, to, value, data);
  }
}
