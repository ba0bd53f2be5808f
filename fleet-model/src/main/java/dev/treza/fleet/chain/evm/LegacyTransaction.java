package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A transaction of the first kind (Yellow Paper, section 4.2), with EIP-155 chain id or without.
public record LegacyTransaction(
    Optional<BigInteger> chainId,
    BigInteger nonce,
    BigInteger gasPriceWei,
    BigInteger gasLimit,
    Optional<EvmAddress> to,
    BigInteger valueWei,
    Bytes data)
    implements EvmTransaction {
  private static final BigInteger UNPROTECTED = BigInteger.valueOf(27);
  private static final BigInteger PROTECTED = BigInteger.valueOf(35);

  /// @throws IllegalArgumentException if a number is out of range
  public LegacyTransaction {
    chainId.ifPresent(id -> EvmQuantity.CHAIN_ID.require("the chain id", id));
    EvmQuantity.NONCE.require("the nonce", nonce);
    EvmQuantity.WEI.require("the gas price", gasPriceWei);
    EvmQuantity.GAS.require("the gas limit", gasLimit);
    EvmQuantity.WEI.require("the value", valueWei);
    EvmQuantity.WEI.require("the cost", gasLimit.multiply(gasPriceWei).add(valueWei));
  }

  /// This transaction, valid on one chain only (EIP-155).
  public LegacyTransaction on(BigInteger chain) {
    return new LegacyTransaction(
        Optional.of(chain), nonce, gasPriceWei, gasLimit, to, valueWei, data);
  }

  @Override
  public Optional<BigInteger> boundChain() {
    return chainId;
  }

  @Override
  public BigInteger maximumGasPriceWei() {
    return gasPriceWei;
  }

  @Override
  public Bytes signingBytes() {
    List<Bytes> fields = fields();
    chainId.ifPresent(id ->
        fields.addAll(List.of(Rlp.integer(id), Rlp.octets(Bytes.EMPTY), Rlp.octets(Bytes.EMPTY))));
    return Rlp.list(fields);
  }

  @Override
  public Bytes signedBytes(EvmSignature signature) {
    List<Bytes> fields = fields();
    fields.add(Rlp.integer(v(signature.yParity())));
    fields.add(Rlp.integer(signature.r()));
    fields.add(Rlp.integer(signature.s()));
    return Rlp.list(fields);
  }

  /// EIP-155: 2 · chain id + 35 + parity; before it 27 + parity.
  private BigInteger v(int yParity) {
    return chainId
        .map(id -> id.shiftLeft(1).add(PROTECTED))
        .orElse(UNPROTECTED)
        .add(BigInteger.valueOf(yParity));
  }

  private List<Bytes> fields() {
    return new ArrayList<>(
        List.of(
            Rlp.integer(nonce),
            Rlp.integer(gasPriceWei),
            Rlp.integer(gasLimit),
            Rlp.octets(to.map(EvmAddress::value).orElse(Bytes.EMPTY)),
            Rlp.integer(valueWei),
            Rlp.octets(data)));
  }
}
