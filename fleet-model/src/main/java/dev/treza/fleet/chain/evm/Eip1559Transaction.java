package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A transaction with a maximum and a priority fee (EIP-1559, EIP-2718 type 2).
public record Eip1559Transaction(
    BigInteger chainId,
    BigInteger nonce,
    BigInteger maxPriorityFeePerGasWei,
    BigInteger maxFeePerGasWei,
    BigInteger gasLimit,
    Optional<EvmAddress> to,
    BigInteger valueWei,
    Bytes data,
    List<AccessListEntry> accessList)
    implements EvmTransaction {
  static final int TYPE = 2;
  private static final Bytes PREFIX = Bytes.of(new byte[] {TYPE});

  /// @throws IllegalArgumentException if a number is out of range, or the priority fee is above the
  ///   maximum
  public Eip1559Transaction {
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

  @Override
  public Optional<BigInteger> boundChain() {
    return Optional.of(chainId);
  }

  @Override
  public BigInteger maximumGasPriceWei() {
    return maxFeePerGasWei;
  }

  @Override
  public Bytes signingBytes() {
    return PREFIX.concat(Rlp.list(fields()));
  }

  @Override
  public Bytes signedBytes(EvmSignature signature) {
    List<Bytes> fields = fields();
    fields.add(Rlp.integer(BigInteger.valueOf(signature.yParity())));
    fields.add(Rlp.integer(signature.r()));
    fields.add(Rlp.integer(signature.s()));
    return PREFIX.concat(Rlp.list(fields));
  }

  private List<Bytes> fields() {
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
            Rlp.list(accessList.stream().map(AccessListEntry::encoded).toList())));
  }
}
