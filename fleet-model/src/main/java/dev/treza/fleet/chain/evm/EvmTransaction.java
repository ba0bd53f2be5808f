package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.reading.Rejection;
import java.math.BigInteger;
import java.util.Optional;

/// An unsigned transaction (EIP-2718). What is parsed is what is reviewed and signed: parsing and
/// [#signingBytes] are inverse, byte for byte.
public sealed interface EvmTransaction permits LegacyTransaction, TypedTransaction {
  /// What nodes pass on to each other.
  int MAX_BYTES = 128 * 1024;

  BigInteger nonce();

  BigInteger gasLimit();

  /// Absent in a transaction that creates a contract.
  Optional<EvmAddress> to();

  BigInteger valueWei();

  Bytes data();

  /// The only chain on which the signature is valid; absent before EIP-155.
  Optional<BigInteger> boundChain();

  /// The most that may be paid for each unit of gas.
  BigInteger maximumGasPriceWei();

  /// The unsigned serialisation, whose Keccak-256 is signed.
  Bytes signingBytes();

  /// The serialisation with `signature`, as it is broadcast.
  Bytes signedBytes(EvmSignature signature);

  /// Reads an unsigned serialisation: legacy with 6 fields, or 9 ending in chain id, 0, 0
  /// (EIP-155); the others as their type (1 to 4) and the fields of their standard. Refused: any
  /// `TX-` id about form and range.
  static Outcome<EvmTransaction> parseUnsigned(Bytes serialised) {
    return Rejection.outcome(() -> EvmTransactionReader.unsigned(serialised));
  }

  /// The most that may be paid for gas altogether.
  default BigInteger maximumFeeWei() {
    return gasLimit().multiply(maximumGasPriceWei());
  }

  /// The 32 bytes to sign.
  default Bytes signingHash() {
    return Keccak256.of(signingBytes());
  }

  /// This transaction with a signature over [#signingHash]. Does not verify it:
  /// [SignedEvmTransaction#sender] does.
  ///
  /// @throws IllegalArgumentException if a value is out of range, or `s` is not the lower one
  default SignedEvmTransaction assemble(BigInteger r, BigInteger s, int yParity) {
    return new SignedEvmTransaction(this, new EvmSignature(r, s, yParity));
  }

  /// This transaction, or `TX-CHAIN` if its signature would be for another chain than `network`.
  /// One without chain id fits every EVM network, which its review says.
  default Outcome<EvmTransaction> checkNetwork(Network network) {
    return EvmChain.check(boundChain(), network).map(_ -> this);
  }
}
