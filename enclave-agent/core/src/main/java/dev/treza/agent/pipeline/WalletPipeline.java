package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Makes wallets, in the order of `KEY-ORDER`. One at a time, so that the key limit holds.
public final class WalletPipeline {
  private final RequestHead head;
  private final Charter charter;
  private final Wallets wallets;
  private final Judge judge;
  private final Recorder recorder;
  private final KeyRoom keys;
  private final Receipts receipts;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  WalletPipeline(
      RequestHead head,
      Charter charter,
      Wallets wallets,
      Judge judge,
      Recorder recorder,
      KeyRoom keys,
      Receipts receipts) {
    this.head = head;
    this.charter = charter;
    this.wallets = wallets;
    this.judge = judge;
    this.recorder = recorder;
    this.keys = keys;
    this.receipts = receipts;
  }

  /// The same call again gives the same wallet.
  public Result<WalletReply> generate(WalletCall call)
      throws StoreException, SealException, DeviceException, SigningException {
    oneAtATime.lock();
    try {
      WalletRequest request = call.request(head);
      Digest digest = request.digest();
      Optional<Wallet> made = wallets.madeFor(digest);
      if (made.isPresent()) {
        return new Done<>(reply(made.get()));
      }
      Optional<Refusal> refusal = impossible(request, digest);
      if (refusal.isPresent()) {
        return new No<>(refusal.get());
      }
      Optional<RequestRecord> recorded = recorder.recorded(digest);
      return recorded.isPresent()
          ? again(request, digest, recorded.get())
          : judge(request, digest, call.approvals());
    } finally {
      oneAtATime.unlock();
    }
  }

  private Result<WalletReply> again(WalletRequest request, Digest digest, RequestRecord record)
      throws StoreException, SealException, DeviceException, SigningException {
    if (record.rejected()) {
      return new No<>(Rejections.ofBefore(digest));
    }
    return switch (judge.at(
        record.time(),
        request,
        digest,
        WalletReview.of(request),
        request.network(),
        record.approvals())) {
      case Denied<WalletRequest>(Refusal no) -> new No<>(no);
      case Rejected<WalletRequest>(Refusal no, var _) -> new No<>(no);
      case Pending<WalletRequest>(PendingReply reply) -> new Missing<>(reply);
      case Passed<WalletRequest>(Permitted<WalletRequest> permitted) ->
          make(recorder.again(permitted, record));
    };
  }

  private Result<WalletReply> judge(WalletRequest request, Digest digest, List<String> approvals)
      throws StoreException, SealException, DeviceException, SigningException {
    return switch (judge.judge(
        request, digest, WalletReview.of(request), request.network(), approvals)) {
      case Denied<WalletRequest>(Refusal no) -> new No<>(no);
      case Rejected<WalletRequest>(Refusal no, Instant now) -> {
        recorder.reject(digest, now);
        yield new No<>(no);
      }
      case Pending<WalletRequest>(PendingReply reply) -> new Missing<>(reply);
      case Passed<WalletRequest>(Permitted<WalletRequest> permitted) ->
          switch (recorder.recordWallet(permitted)) {
            case Refused<Authorised<WalletRequest>>(Refusal no) -> new No<>(no);
            case Accepted<Authorised<WalletRequest>>(Authorised<WalletRequest> authorised) ->
                make(authorised);
          };
    };
  }

  /// Asked of recorded requests too: what a crash left undone may no longer have room, and a key
  /// sealed under the id of another wallet would destroy that wallet's key.
  private Optional<Refusal> impossible(WalletRequest request, Digest digest) throws StoreException {
    if (!signsEvm(request.blockchain())) {
      return Optional.of(
          Refusal.of(AgentRefusal.KEY_CHAIN, request.blockchain().label() + " is not built yet"));
    }
    if (!charter.networks().contains(request.network())) {
      return Optional.of(
          Refusal.of(
              AgentRefusal.KEY_CHAIN,
              "the charter names no " + request.network().text() + " network"));
    }
    String id = KeyRoom.walletId(request, digest);
    if (wallets.find(id).isPresent()) {
      return Optional.of(Refusal.of(AgentRefusal.KEY_ID, "another request made the wallet " + id));
    }
    return wallets.count() < charter.maxKeysPerEnclave()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                AgentRefusal.KEY_LIMIT, charter.maxKeysPerEnclave() + " keys are the limit"));
  }

  private static boolean signsEvm(Blockchain blockchain) {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE -> true;
      case ETHEREUM2, BITCOIN, SOLANA -> false;
    };
  }

  private Result<WalletReply> make(Authorised<WalletRequest> authorised)
      throws StoreException, SealException, DeviceException, SigningException {
    Unborn unborn = keys.generate(authorised);
    Wallet wallet = unborn.wallet();
    StoredEntry entry =
        receipts.issue(
            ReceiptEvent.WALLET_CREATED,
            authorised.request(),
            Digest.of(CanonicalJson.encode(wallet.toJson())),
            authorised.time(),
            sequence -> wallets.birth(unborn, authorised.request(), sequence));
    return new Done<>(new WalletReply(wallet, entry.jws()));
  }

  private WalletReply reply(Wallet wallet) throws StoreException {
    long sequence = wallets.receiptOf(wallet.id()).orElseThrow();
    String jws =
        receipts
            .chain()
            .entry(sequence)
            .orElseThrow(() -> new StoreException("the receipt of a wallet is missing"));
    return new WalletReply(wallet, jws);
  }
}
