package dev.treza.fleet.chain.evm.payload;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;

/// What comes of signing: a transaction to broadcast, or a signature to hand over.
public sealed interface EvmSigned {
  EvmPayload payload();

  EvmSignature signature();

  /// What is handed on: the serialised transaction, or the signature of a message as applications
  /// take it, r ‖ s ‖ v with v 27 or 28.
  Bytes raw();

  /// How it is known: the transaction hash, or the hash that was signed.
  Bytes hash();

  /// The uncompressed public key (65 bytes) whose signature this is. Refused: `TX-SIGNATURE` if no
  /// key can have made it.
  Outcome<Bytes> publicKey();

  /// The account whose signature this is. Refused like [#publicKey].
  default Outcome<EvmAddress> signer() {
    return publicKey().map(EvmAddress::ofPublicKey);
  }

  /// Reads [#raw] as a signature of the kind that `payload` has. Whether it is one over this very
  /// payload, [#payload] and [#publicKey] tell. Refused: `TX-*`.
  static Outcome<EvmSigned> parse(EvmPayload payload, Bytes raw) {
    return switch (payload) {
      case EvmPayload.OfTransaction _ -> SignedEvmTransaction.parse(raw).map(Transaction::new);
      case EvmPayload.OfMessage _, EvmPayload.OfTypedData _ ->
          EvmSignature.ofRecoverable(raw).map(signature -> new Message(payload, signature));
    };
  }

  record Transaction(SignedEvmTransaction signed) implements EvmSigned {
    @Override
    public EvmPayload payload() {
      return new EvmPayload.OfTransaction(signed.transaction());
    }

    @Override
    public EvmSignature signature() {
      return signed.signature();
    }

    @Override
    public Bytes raw() {
      return signed.raw();
    }

    @Override
    public Bytes hash() {
      return signed.hash();
    }

    @Override
    public Outcome<Bytes> publicKey() {
      return signed.publicKey();
    }
  }

  /// A signed message or signed typed data.
  record Message(EvmPayload payload, EvmSignature signature) implements EvmSigned {
    @Override
    public Bytes raw() {
      return signature.recoverable();
    }

    @Override
    public Bytes hash() {
      return payload.signingHash();
    }

    @Override
    public Outcome<Bytes> publicKey() {
      return signature.publicKey(payload.signingHash());
    }
  }
}
