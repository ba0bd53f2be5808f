package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads the fields of the kinds of transaction that have a type.
final class TypedReader {
  private TypedReader() {}

  static EvmTransaction eip2930(TransactionFieldReader fields) throws Rejection {
    BigInteger chainId = fields.quantity("the chain id", EvmQuantity.CHAIN_ID);
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    BigInteger gasPrice = fields.quantity("the gas price", EvmQuantity.WEI);
    BigInteger gasLimit = fields.quantity("the gas limit", EvmQuantity.GAS);
    Optional<EvmAddress> to = fields.recipient();
    BigInteger value = fields.quantity("the value", EvmQuantity.WEI);
    Bytes data = fields.octets("the data");
    FieldRules.requirePayable(gasLimit, gasPrice, value);
    return new Eip2930Transaction(
        chainId, nonce, gasPrice, gasLimit, to, value, data, fields.accessList());
  }

  static EvmTransaction eip1559(TransactionFieldReader fields) throws Rejection {
    return new Eip1559Transaction(feeMarket(fields));
  }

  static Eip4844Transaction eip4844(TransactionFieldReader fields) throws Rejection {
    FeeMarketFields begin = feeMarketWithRecipient(fields);
    BigInteger blobFee = fields.quantity("the maximum fee per blob gas", EvmQuantity.WEI);
    List<Bytes> hashes = fields.versionedHashes();
    FieldRules.requirePayable(begin, blobFee, hashes.size());
    return new Eip4844Transaction(begin, blobFee, hashes);
  }

  static EvmTransaction eip7702(TransactionFieldReader fields) throws Rejection {
    return new Eip7702Transaction(feeMarketWithRecipient(fields), fields.authorizations());
  }

  private static FeeMarketFields feeMarketWithRecipient(TransactionFieldReader fields)
      throws Rejection {
    FeeMarketFields begin = feeMarket(fields);
    FieldRules.requireRecipient(begin.to());
    return begin;
  }

  private static FeeMarketFields feeMarket(TransactionFieldReader fields) throws Rejection {
    BigInteger chainId = fields.quantity("the chain id", EvmQuantity.CHAIN_ID);
    BigInteger nonce = fields.quantity("the nonce", EvmQuantity.NONCE);
    BigInteger priority = fields.quantity("the priority fee", EvmQuantity.WEI);
    BigInteger maximum = fields.quantity("the maximum fee", EvmQuantity.WEI);
    FieldRules.requireOrdered(priority, maximum);
    BigInteger gasLimit = fields.quantity("the gas limit", EvmQuantity.GAS);
    Optional<EvmAddress> to = fields.recipient();
    BigInteger value = fields.quantity("the value", EvmQuantity.WEI);
    Bytes data = fields.octets("the data");
    FieldRules.requirePayable(gasLimit, maximum, value);
    return new FeeMarketFields(
        chainId, nonce, priority, maximum, gasLimit, to, value, data, fields.accessList());
  }
}
