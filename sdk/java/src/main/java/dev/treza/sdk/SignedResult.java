package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.wallet.Wallet;

/// Whether what was signed is what was asked for, signed by the wallet that was asked.
final class SignedResult {
  private SignedResult() {}

  static Outcome<EvmSigned> check(SignReply reply, PreparedTransaction prepared) {
    return EvmSigned.parse(prepared.payload(), reply.raw())
        .then(signed -> sameBytes(signed, reply, prepared))
        .then(signed -> byTheWallet(signed, prepared.request().wallet()));
  }

  private static Outcome<EvmSigned> sameBytes(
      EvmSigned signed, SignReply reply, PreparedTransaction prepared) {
    if (!signed.payload().encoded().equals(prepared.request().payload())) {
      return no("another transaction was signed");
    }
    return signed.raw().equals(reply.raw()) && signed.hash().equals(reply.hash())
        ? Outcome.accepted(signed)
        : no("the hash is not that of what was signed");
  }

  private static Outcome<EvmSigned> byTheWallet(EvmSigned signed, Wallet wallet) {
    return switch (signed.publicKey()) {
      case Refused<Bytes>(var refusal) -> Outcome.refused(refusal);
      case Accepted<Bytes>(Bytes key) -> {
        String sender = EvmAddress.ofPublicKey(key).checksummed();
        boolean same = key.equals(wallet.publicKey()) && sender.equals(wallet.address());
        yield same ? Outcome.accepted(signed) : no("it is signed by " + sender);
      }
    };
  }

  private static Outcome<EvmSigned> no(String detail) {
    return Outcome.refused(ChannelRefusal.ANSWER, detail);
  }
}
