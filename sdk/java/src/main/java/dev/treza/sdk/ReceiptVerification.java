package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.JwsVerifier;
import dev.treza.fleet.jws.KeyLookup;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Verifies receipts by the key of the boot they name.
///
/// @param boots gives the boot with that statement digest, verified
/// @param charters whether a charter is of the chain the receipts must be issued under: whatever
///   another chain's enclave signed proves nothing here
record ReceiptVerification(
    Function<Digest, Outcome<VerifiedBoot>> boots, Predicate<Digest> charters) {
  /// What a receipt must say.
  ///
  /// @param request digest of what was asked
  /// @param result digest of what came of it
  record Claim(RequestHead head, ReceiptEvent event, Digest request, Digest result) {}

  /// Refused as `CHN-RECEIPT`, with the finer reason in the detail.
  Outcome<VerifiedReceipt> verify(String jws, Claim claim) {
    return switch (read(jws, claim)) {
      case Accepted<VerifiedReceipt> accepted -> accepted;
      case Refused<VerifiedReceipt>(Refusal refusal) ->
          Outcome.refused(ChannelRefusal.RECEIPT, refusal.line());
    };
  }

  private Outcome<VerifiedReceipt> read(String jws, Claim claim) {
    // only its choice of boot is used, and then verified
    return Receipt.unverified(jws)
        .then(said -> boots.apply(said.boot()))
        .then(boot ->
            JwsVerifier.verify(
                jws, KeyLookup.of(List.of(boot.statement().receiptKey())), JwsType.RECEIPT))
        .then(verified ->
            JsonFields.read(verified.document(), Receipt::read)
                .then(receipt -> proves(receipt, claim))
                .map(receipt -> new VerifiedReceipt(receipt, verified.digest(), jws)));
  }

  private Outcome<Receipt> proves(Receipt receipt, Claim claim) {
    RequestHead head = new RequestHead(receipt.realm(), receipt.namespace(), receipt.enclave());
    if (!charters.test(receipt.charter())) {
      return no("it is of another charter");
    }
    if (!head.equals(claim.head())) {
      return no("it is of another realm, namespace or enclave");
    }
    if (receipt.event() != claim.event() || !receipt.request().equals(claim.request())) {
      return no("it is for another request");
    }
    return receipt.result().equals(claim.result())
        ? Outcome.accepted(receipt)
        : no("it is for another result");
  }

  private static Outcome<Receipt> no(String detail) {
    return Outcome.refused(ChannelRefusal.RECEIPT, detail);
  }
}
