package dev.treza.fleet.chain.evm.payload;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.chain.evm.typed.TypedData;
import java.math.BigInteger;
import java.util.Optional;

/// One thing to sign.
public sealed interface EvmPayload {
  /// The exact bytes that a request carries; they are read again to the same thing.
  Bytes encoded();

  /// The 32 bytes to sign.
  Bytes signingHash();

  /// The only chain where the signature is good, if the payload names one.
  Optional<BigInteger> boundChain();

  /// This with a signature over [#signingHash]. Does not verify it.
  EvmSigned assemble(EvmSignature signature);

  record OfTransaction(EvmTransaction transaction) implements EvmPayload {
    @Override
    public Bytes encoded() {
      return transaction.signingBytes();
    }

    @Override
    public Bytes signingHash() {
      return transaction.signingHash();
    }

    @Override
    public Optional<BigInteger> boundChain() {
      return transaction.boundChain();
    }

    @Override
    public EvmSigned assemble(EvmSignature signature) {
      return new EvmSigned.Transaction(
          transaction.assemble(signature.r(), signature.s(), signature.yParity()));
    }
  }

  record OfMessage(PersonalMessage message) implements EvmPayload {
    @Override
    public Bytes encoded() {
      return message.content();
    }

    @Override
    public Bytes signingHash() {
      return message.signingHash();
    }

    /// None: a plain message holds everywhere.
    @Override
    public Optional<BigInteger> boundChain() {
      return Optional.empty();
    }

    @Override
    public EvmSigned assemble(EvmSignature signature) {
      return new EvmSigned.Message(this, signature);
    }
  }

  record OfTypedData(TypedData data) implements EvmPayload {
    @Override
    public Bytes encoded() {
      return data.encoded();
    }

    @Override
    public Bytes signingHash() {
      return data.signingHash();
    }

    @Override
    public Optional<BigInteger> boundChain() {
      return data.domain().chainId();
    }

    @Override
    public EvmSigned assemble(EvmSignature signature) {
      return new EvmSigned.Message(this, signature);
    }
  }
}
