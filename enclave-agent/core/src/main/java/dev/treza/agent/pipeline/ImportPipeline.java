package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Bytes;
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

/// Takes in keys that were made elsewhere, in two calls: the first gives a transport key to whoever
/// has the approvals, the second brings the key, which is recorded, opened and sealed in the order
/// of `KEY-ORDER`.
public final class ImportPipeline {
  private final RequestHead head;
  private final Wallets wallets;
  private final NewWalletRules rules;
  private final WalletGate gate;
  private final NewKeys keys;
  private final TransportKeys transports;
  private final Births births;

  ImportPipeline(
      RequestHead head,
      Wallets wallets,
      NewWalletRules rules,
      WalletGate gate,
      NewKeys keys,
      TransportKeys transports,
      Births births) {
    this.head = head;
    this.wallets = wallets;
    this.rules = rules;
    this.gate = gate;
    this.keys = keys;
    this.transports = transports;
    this.births = births;
  }

  /// The transport key of an import that is approved; its approvals are not spent yet.
  public Result<AttestationReply> transport(ImportCall call)
      throws StoreException, SealException, DeviceException {
    ImportRequest request = call.request(head);
    Digest digest = request.digest();
    births.oneAtATime().lock();
    try {
      Optional<Refusal> refusal = rules.impossible(request, digest);
      if (refusal.isPresent()) {
        return new No<>(refusal.get());
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
        return new No<>(refusal.get());
      }
      if (call.sealed().isEmpty() || !transports.has(digest)) {
        // before anything is recorded: the approvals stay good for the next try
        return new No<>(
            Refusal.of(
                ImportRefusal.TRANSPORT,
                "none was asked for since the start, or too long ago, or no key"));
      }
      return judge(request, digest, call, call.sealed().get());
    } finally {
      births.oneAtATime().unlock();
    }
  }

  private Result<WalletReply> judge(
      ImportRequest request, Digest digest, ImportCall call, Bytes sealed)
      throws StoreException, SealException, SigningException {
    return switch (gate.pass(asked(request, digest, call))) {
      case No<Authorised<ImportRequest>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<ImportRequest>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<ImportRequest>>(Authorised<ImportRequest> authorised) ->
          take(authorised, sealed);
    };
  }

  private Result<WalletReply> take(Authorised<ImportRequest> authorised, Bytes sealed)
      throws StoreException, SealException, SigningException {
    return switch (keys.take(authorised, sealed)) {
      case Refused<Unborn>(Refusal no) -> new No<>(no);
      case Accepted<Unborn>(Unborn unborn) -> {
        WalletReply reply = births.born(ReceiptEvent.WALLET_IMPORTED, authorised, unborn);
        transports.close(authorised.request());
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
      return switch (transports.offer(digest)) {
        case Refused<AttestationReply>(Refusal no) -> new No<>(no);
        case Accepted<AttestationReply>(AttestationReply reply) -> new Done<>(reply);
      };
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a transport key", e);
    }
  }
}
