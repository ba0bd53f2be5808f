package dev.treza.agent.pipeline;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/// Makes wallets, in the order of `KEY-ORDER`.
public final class WalletPipeline {
  private final RequestHead head;
  private final Wallets wallets;
  private final NewWalletRules rules;
  private final WalletGate gate;
  private final NewKeys keys;
  private final Births births;

  WalletPipeline(
      RequestHead head,
      Wallets wallets,
      NewWalletRules rules,
      WalletGate gate,
      NewKeys keys,
      Births births) {
    this.head = head;
    this.wallets = wallets;
    this.rules = rules;
    this.gate = gate;
    this.keys = keys;
    this.births = births;
  }

  /// The same call again gives the same wallet.
  public Result<WalletReply> generate(WalletCall call)
      throws StoreException, SealException, DeviceException, SigningException {
    births.oneAtATime().lock();
    try {
      WalletRequest request = call.request(head);
      Digest digest = request.digest();
      Optional<Wallet> made = wallets.madeFor(digest);
      if (made.isPresent()) {
        return new Done<>(births.again(made.get()));
      }
      Optional<Refusal> refusal = rules.impossible(request, digest);
      return refusal.isPresent() ? new No<>(refusal.get()) : judge(request, digest, call);
    } finally {
      births.oneAtATime().unlock();
    }
  }

  private Result<WalletReply> judge(WalletRequest request, Digest digest, WalletCall call)
      throws StoreException, SealException, DeviceException, SigningException {
    Asked<WalletRequest> asked =
        new Asked<>(
            request,
            digest,
            WalletReview.of(request),
            List.of(Part.newWallet(request.blockchain(), request.network())),
            Caller.ANYBODY,
            call.approvals());
    return switch (gate.pass(asked)) {
      case No<Authorised<WalletRequest>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<WalletRequest>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<WalletRequest>>(Authorised<WalletRequest> authorised) ->
          make(authorised);
    };
  }

  private Result<WalletReply> make(Authorised<WalletRequest> authorised)
      throws StoreException, SealException, DeviceException, SigningException {
    return switch (keys.make(authorised)) {
      case Refused<Unborn>(Refusal no) -> new No<>(no);
      case Accepted<Unborn>(Unborn unborn) ->
          new Done<>(births.born(ReceiptEvent.WALLET_CREATED, authorised, unborn));
    };
  }
}
