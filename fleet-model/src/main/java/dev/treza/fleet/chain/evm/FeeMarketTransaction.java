package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A transaction with a maximum and a priority fee: EIP-1559 and what was built upon it.
public sealed interface FeeMarketTransaction extends TypedTransaction
    permits Eip1559Transaction, Eip4844Transaction, Eip7702Transaction {
  FeeMarketFields fields();

  default BigInteger maxPriorityFeePerGasWei() {
    return fields().maxPriorityFeePerGasWei();
  }

  default BigInteger maxFeePerGasWei() {
    return fields().maxFeePerGasWei();
  }

  @Override
  default BigInteger chainId() {
    return fields().chainId();
  }

  @Override
  default BigInteger nonce() {
    return fields().nonce();
  }

  @Override
  default BigInteger gasLimit() {
    return fields().gasLimit();
  }

  @Override
  default Optional<EvmAddress> to() {
    return fields().to();
  }

  @Override
  default BigInteger valueWei() {
    return fields().valueWei();
  }

  @Override
  default Bytes data() {
    return fields().data();
  }

  @Override
  default List<AccessListEntry> accessList() {
    return fields().accessList();
  }

  @Override
  default BigInteger maximumGasPriceWei() {
    return maxFeePerGasWei();
  }
}
