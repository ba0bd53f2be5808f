package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.FEES;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIGNATURE;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads the fields of each kind of transaction, unsigned and signed, from its envelope.
final class EvmTransactionReader {
  private static final int LEGACY = 6;
  private static final int LEGACY_WITH_CHAIN = 9;
  private static final int EIP1559 = 9;
  private static final int SIGNATURE_FIELDS = 3;

  private static final BigInteger V_UNPROTECTED = BigInteger.valueOf(27);
  private static final BigInteger V_PROTECTED = BigInteger.valueOf(35);

  private EvmTransactionReader() {}

  static EvmTransaction unsigned(Bytes input) throws Rejection {
    return switch (EvmEnvelope.open(input)) {
      case EvmEnvelope.Legacy(var list) -> unsignedLegacy(list);
      case EvmEnvelope.Eip1559(var list) -> eip1559(fields(list, List.of(EIP1559)));
    };
  }

  static SignedEvmTransaction signed(Bytes input) throws Rejection {
    return switch (EvmEnvelope.open(input)) {
      case EvmEnvelope.Legacy(var list) -> signedLegacy(list);
      case EvmEnvelope.Eip1559(var list) -> signedEip1559(list);
    };
  }

  private static EvmTransaction unsignedLegacy(RlpItem.Sequence list) throws Rejection {
    var fields = fields(list, List.of(LEGACY, LEGACY_WITH_CHAIN));
    LegacyTransaction transaction = legacy(fields);
    if (list.items().size() == LEGACY) {
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

  private static SignedEvmTransaction signedLegacy(RlpItem.Sequence list) throws Rejection {
    var fields = fields(list, List.of(LEGACY + SIGNATURE_FIELDS));
    LegacyTransaction transaction = legacy(fields);
    BigInteger v = fields.quantity("v", EvmQuantity.WEI);
    if (v.compareTo(V_PROTECTED) >= 0) {
      BigInteger chainAndParity = v.subtract(V_PROTECTED);
      BigInteger chainId = chainAndParity.shiftRight(1);
      if (!EvmQuantity.CHAIN_ID.holds(chainId)) {
        throw fields.reject(RANGE, "the chain id must be " + EvmQuantity.CHAIN_ID.range());
      }
      return signed(transaction.on(chainId), fields, chainAndParity.testBit(0) ? 1 : 0);
    }
    return signed(transaction, fields, parity(fields, v.subtract(V_UNPROTECTED)));
  }

  private static SignedEvmTransaction signedEip1559(RlpItem.Sequence list) throws Rejection {
    var fields = fields(list, List.of(EIP1559 + SIGNATURE_FIELDS));
    EvmTransaction transaction = eip1559(fields);
    BigInteger yParity = fields.quantity("the parity", EvmQuantity.WEI);
    return signed(transaction, fields, parity(fields, yParity));
  }

  private static LegacyTransaction legacy(TransactionFieldReader fields) throws Rejection {
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    BigInteger gasPrice = fields.quantity("the gas price", EvmQuantity.WEI);
    BigInteger gasLimit = fields.quantity("the gas limit", EvmQuantity.GAS);
    Optional<EvmAddress> to = fields.recipient();
    BigInteger value = fields.quantity("the value", EvmQuantity.WEI);
    Bytes data = fields.octets("the data");
    requirePayable(gasLimit, gasPrice, value);
    return new LegacyTransaction(Optional.empty(), nonce, gasPrice, gasLimit, to, value, data);
  }

  private static EvmTransaction eip1559(TransactionFieldReader fields) throws Rejection {
    BigInteger chainId = fields.quantity("the chain id", EvmQuantity.CHAIN_ID);
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    BigInteger priority = fields.quantity("the priority fee", EvmQuantity.WEI);
    BigInteger maximum = fields.quantity("the maximum fee", EvmQuantity.WEI);
    requireOrdered(priority, maximum);
    BigInteger gasLimit = fields.quantity("the gas limit", EvmQuantity.GAS);
    Optional<EvmAddress> to = fields.recipient();
    BigInteger value = fields.quantity("the value", EvmQuantity.WEI);
    Bytes data = fields.octets("the data");
    requirePayable(gasLimit, maximum, value);
    return new Eip1559Transaction(
        chainId, nonce, priority, maximum, gasLimit, to, value, data, fields.accessList());
  }

  /// No account can hold more than a word of wei, so a transaction that may cost more cannot run.
  static void requirePayable(BigInteger gasLimit, BigInteger price, BigInteger value)
      throws Rejection {
    if (!EvmQuantity.WEI.holds(gasLimit.multiply(price).add(value))) {
      throw Rejection.at(RANGE, "cost", "value and fee together must be below 2^256 wei");
    }
  }

  /// EIP-1559: nodes reject a priority fee above the maximum.
  static void requireOrdered(BigInteger priority, BigInteger maximum) throws Rejection {
    if (priority.compareTo(maximum) > 0) {
      throw Rejection.at(
          FEES,
          "maxPriorityFeePerGas",
          "the priority fee of " + priority + " wei is above the maximum of " + maximum + " wei");
    }
  }

  private static SignedEvmTransaction signed(
      EvmTransaction transaction, TransactionFieldReader fields, int yParity) throws Rejection {
    BigInteger r = fields.quantity("r", EvmQuantity.WEI);
    if (!EvmSignature.holdsR(r)) {
      throw fields.reject(SIGNATURE, "r is not between 1 and the order of the curve");
    }
    BigInteger s = fields.quantity("s", EvmQuantity.WEI);
    if (!EvmSignature.holdsS(s)) {
      throw fields.reject(SIGNATURE, "s is not between 1 and half the order of the curve (EIP-2)");
    }
    return new SignedEvmTransaction(transaction, new EvmSignature(r, s, yParity));
  }

  private static int parity(TransactionFieldReader fields, BigInteger value) throws Rejection {
    if (value.signum() < 0 || value.compareTo(BigInteger.ONE) > 0) {
      throw fields.reject(SIGNATURE, "the recovery value is not one the standard allows");
    }
    return value.intValue();
  }

  private static TransactionFieldReader fields(RlpItem.Sequence list, List<Integer> counts)
      throws Rejection {
    int count = list.items().size();
    if (!counts.contains(count)) {
      throw Rejection.at(SHAPE, list.offset(), count + " fields instead of " + counts);
    }
    return new TransactionFieldReader(list);
  }
}
