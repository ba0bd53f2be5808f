package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields that every transaction with a maximum and a priority fee begins with (EIP-1559).
public record FeeMarketFields(
    BigInteger chainId,
    BigInteger nonce,
    BigInteger maxPriorityFeePerGasWei,
    BigInteger maxFeePerGasWei,
    BigInteger gasLimit,
    Optional<EvmAddress> to,
    BigInteger valueWei,
    Bytes data,
    List<AccessListEntry> accessList) {
  static final int COUNT = 9;

  /// @throws IllegalArgumentException if a number is out of range, or the priority fee is above the
  ///   maximum
  public FeeMarketFields {
    accessList = List.copyOf(accessList);
    EvmQuantity.CHAIN_ID.require("the chain id", chainId);
    EvmQuantity.NONCE.require("the nonce", nonce);
    EvmQuantity.WEI.require("the priority fee", maxPriorityFeePerGasWei);
    EvmQuantity.WEI.require("the maximum fee", maxFeePerGasWei);
    EvmQuantity.GAS.require("the gas limit", gasLimit);
    EvmQuantity.WEI.require("the value", valueWei);
    EvmQuantity.WEI.require("the cost", gasLimit.multiply(maxFeePerGasWei).add(valueWei));
    if (maxPriorityFeePerGasWei.compareTo(maxFeePerGasWei) > 0) {
      throw new IllegalArgumentException("the priority fee is above the maximum fee");
    }
  }

  /// The fields in the order of the standard, each written as RLP; the list may be added to.
  List<Bytes> encoded() {
    return new ArrayList<>(
        List.of(
            Rlp.integer(chainId),
            Rlp.integer(nonce),
            Rlp.integer(maxPriorityFeePerGasWei),
            Rlp.integer(maxFeePerGasWei),
            Rlp.integer(gasLimit),
            Rlp.octets(to.map(EvmAddress::value).orElse(Bytes.EMPTY)),
            Rlp.integer(valueWei),
            Rlp.octets(data),
            AccessListEntry.encoded(accessList)));
  }
}
