package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A transaction with a gas price and an access list (EIP-2930, EIP-2718 type 1).
public record Eip2930Transaction(
    BigInteger chainId,
    BigInteger nonce,
    BigInteger gasPriceWei,
    BigInteger gasLimit,
    Optional<EvmAddress> to,
    BigInteger valueWei,
    Bytes data,
    List<AccessListEntry> accessList)
    implements TypedTransaction {
  static final int TYPE = 1;
  static final int FIELDS = 8;

  /// @throws IllegalArgumentException if a number is out of range
  public Eip2930Transaction {
    accessList = List.copyOf(accessList);
    EvmQuantity.CHAIN_ID.require("the chain id", chainId);
    EvmQuantity.NONCE.require("the nonce", nonce);
    EvmQuantity.WEI.require("the gas price", gasPriceWei);
    EvmQuantity.GAS.require("the gas limit", gasLimit);
    EvmQuantity.WEI.require("the value", valueWei);
    EvmQuantity.WEI.require("the cost", gasLimit.multiply(gasPriceWei).add(valueWei));
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public BigInteger maximumGasPriceWei() {
    return gasPriceWei;
  }

  @Override
  public List<Bytes> encodedFields() {
    return new ArrayList<>(
        List.of(
            Rlp.integer(chainId),
            Rlp.integer(nonce),
            Rlp.integer(gasPriceWei),
            Rlp.integer(gasLimit),
            Rlp.octets(to.map(EvmAddress::value).orElse(Bytes.EMPTY)),
            Rlp.integer(valueWei),
            Rlp.octets(data),
            AccessListEntry.encoded(accessList)));
  }
}
