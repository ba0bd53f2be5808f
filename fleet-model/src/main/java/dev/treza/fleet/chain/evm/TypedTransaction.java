package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A transaction that begins with its type (EIP-2718): one byte, then the list of its fields. All
/// of them name their chain and may carry an access list (EIP-2930).
public sealed interface TypedTransaction extends EvmTransaction
    permits Eip2930Transaction, FeeMarketTransaction {
  /// 1 to 4.
  int type();

  BigInteger chainId();

  List<AccessListEntry> accessList();

  /// The fields that are signed, each written as RLP; a new list, which may be added to.
  List<Bytes> encodedFields();

  @Override
  default Optional<BigInteger> boundChain() {
    return Optional.of(chainId());
  }

  @Override
  default Bytes signingBytes() {
    return prefixed(encodedFields());
  }

  @Override
  default Bytes signedBytes(EvmSignature signature) {
    return prefixed(signedFields(signature));
  }

  /// The signed fields, each written as RLP.
  default List<Bytes> signedFields(EvmSignature signature) {
    List<Bytes> fields = encodedFields();
    fields.add(Rlp.integer(BigInteger.valueOf(signature.yParity())));
    fields.add(Rlp.integer(signature.r()));
    fields.add(Rlp.integer(signature.s()));
    return fields;
  }

  private Bytes prefixed(List<Bytes> fields) {
    return Bytes.of(new byte[] {(byte) type()}).concat(Rlp.list(fields));
  }
}
