package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.reading.Rejection;

/// A transaction with its signature, ready to broadcast.
public record SignedEvmTransaction(EvmTransaction transaction, EvmSignature signature) {
  /// Reads a signed serialisation. The signature's values are checked for range; whose it is, only
  /// [#sender] tells. Refused: any `TX-` id about form and range, `TX-SIGNATURE`.
  public static Outcome<SignedEvmTransaction> parse(Bytes raw) {
    return Rejection.outcome(() -> EvmTransactionReader.signed(raw));
  }

  /// The bytes to broadcast.
  public Bytes raw() {
    return transaction.signedBytes(signature);
  }

  /// The 32-byte transaction hash, by which nodes and explorers know it.
  public Bytes hash() {
    return Keccak256.of(raw());
  }

  /// The uncompressed public key (65 bytes) whose signature this is. Refused: `TX-SIGNATURE` if no
  /// key can have made it.
  public Outcome<Bytes> publicKey() {
    return signature.publicKey(transaction.signingHash());
  }

  /// The account that pays. Refused like [#publicKey].
  public Outcome<EvmAddress> sender() {
    return publicKey().map(EvmAddress::ofPublicKey);
  }
}
