package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.SignedEvmTransaction;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionRequest;

/// Whether a signed transaction is the one that was asked for, signed by the wallet that was asked.
final class SignedResult {
  private SignedResult() {}

  static Outcome<SignedEvmTransaction> check(SignReply reply, TransactionRequest request) {
    return SignedEvmTransaction.parse(reply.raw())
        .then(signed -> sameBytes(signed, reply, request))
        .then(signed -> byTheWallet(signed, request));
  }

  private static Outcome<SignedEvmTransaction> sameBytes(
      SignedEvmTransaction signed, SignReply reply, TransactionRequest request) {
    if (!signed.transaction().signingBytes().equals(request.payload())) {
      return no("another transaction was signed");
    }
    return signed.raw().equals(reply.raw()) && signed.hash().equals(reply.hash())
        ? Outcome.accepted(signed)
        : no("the hash is not that of the signed transaction");
  }

  private static Outcome<SignedEvmTransaction> byTheWallet(
      SignedEvmTransaction signed, TransactionRequest request) {
    return switch (signed.publicKey()) {
      case Refused<Bytes>(var refusal) -> Outcome.refused(refusal);
      case Accepted<Bytes>(Bytes key) -> {
        String sender = EvmAddress.ofPublicKey(key).checksummed();
        boolean same =
            key.equals(request.wallet().publicKey()) && sender.equals(request.wallet().address());
        yield same ? Outcome.accepted(signed) : no("it is signed by " + sender);
      }
    };
  }

  private static Outcome<SignedEvmTransaction> no(String detail) {
    return Outcome.refused(ChannelRefusal.ANSWER, detail);
  }
}
