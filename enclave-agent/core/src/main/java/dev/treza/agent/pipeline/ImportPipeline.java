package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.LockedMemoryException;
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
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Optional;

/// Takes in keys that were made elsewhere, in the order of `KEY-ORDER`: approved, recorded, opened,
/// sealed. A key that is sealed for this enclave takes two calls, of which the first gives a
/// transport key to whoever has the approvals; a blob of KMS takes one.
public final class ImportPipeline {
  private final RequestHead head;
  private final Wallets wallets;
  private final NewWalletRules rules;
  private final WalletGate gate;
  private final NewKeys keys;
  private final Arrivals arrivals;
  private final Births births;

  ImportPipeline(
      RequestHead head,
      Wallets wallets,
      NewWalletRules rules,
      WalletGate gate,
      NewKeys keys,
      Arrivals arrivals,
      Births births) {
    this.head = head;
    this.wallets = wallets;
    this.rules = rules;
    this.gate = gate;
    this.keys = keys;
    this.arrivals = arrivals;
    this.births = births;
  }

  /// The transport key of an import that is approved; its approvals are not spent yet.
  public Result<AttestationReply> transport(ImportCall call)
      throws StoreException, SealException, DeviceException {
    ImportRequest request = call.request(head);
    Digest digest = request.digest();
    births.oneAtATime().lock();
    try {
      if (request.blob().isPresent()) {
        return no(Refusal.of(ImportRefusal.TRANSPORT, "what is encrypted by KMS needs none"));
      }
      Optional<Refusal> refusal = rules.impossible(request, digest);
      if (refusal.isPresent()) {
        return no(refusal.get());
      }
      return switch (gate.wouldPass(asked(request, digest, call))) {
        case No<Permitted<ImportRequest>>(Refusal no) -> new No<>(no);
        case Missing<Permitted<ImportRequest>>(PendingReply reply) -> new Missing<>(reply);
        case Done<Permitted<ImportRequest>> _ -> offer(digest);
      };
    } finally {
      births.oneAtATime().unlock();
    }
  }

  /// The same call again gives the same wallet.
  public Result<WalletReply> importKey(ImportCall call)
      throws StoreException, SealException, SigningException {
    ImportRequest request = call.request(head);
    Digest digest = request.digest();
    births.oneAtATime().lock();
    try {
      Optional<Wallet> made = wallets.madeFor(digest);
      if (made.isPresent()) {
        return new Done<>(births.again(made.get()));
      }
      Optional<Refusal> refusal = rules.impossible(request, digest);
      if (refusal.isPresent()) {
        return no(refusal.get());
      }
      Optional<Refusal> unopened = arrivals.impossible(call, digest);
      return unopened.isPresent() ? no(unopened.get()) : judge(request, digest, call);
    } finally {
      births.oneAtATime().unlock();
    }
  }

  private static <T> Result<T> no(Refusal refusal) {
    return new No<>(refusal);
  }

  private Result<WalletReply> judge(ImportRequest request, Digest digest, ImportCall call)
      throws StoreException, SealException, SigningException {
    return switch (gate.pass(asked(request, digest, call))) {
      case No<Authorised<ImportRequest>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<ImportRequest>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<ImportRequest>>(Authorised<ImportRequest> authorised) ->
          take(authorised, call);
    };
  }

  private Result<WalletReply> take(Authorised<ImportRequest> authorised, ImportCall call)
      throws StoreException, SealException, SigningException {
    return switch (keys.take(authorised, call)) {
      case Refused<Unborn>(Refusal no) -> new No<>(no);
      case Accepted<Unborn>(Unborn unborn) -> {
        WalletReply reply = births.born(ReceiptEvent.WALLET_IMPORTED, authorised, unborn);
        arrivals.transports().close(authorised.request());
        yield new Done<>(reply);
      }
    };
  }

  private static Asked<ImportRequest> asked(ImportRequest request, Digest digest, ImportCall call) {
    return new Asked<>(
        request,
        digest,
        ImportReview.of(request),
        List.of(Part.newWallet(request.blockchain(), request.network())),
        Caller.ANYBODY,
        call.approvals());
  }

  private Result<AttestationReply> offer(Digest digest) throws DeviceException, SealException {
    try {
      return switch (arrivals.transports().offer(digest)) {
        case Refused<AttestationReply>(Refusal no) -> new No<>(no);
        case Accepted<AttestationReply>(AttestationReply reply) -> new Done<>(reply);
      };
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a transport key", e);
    }
  }
}
