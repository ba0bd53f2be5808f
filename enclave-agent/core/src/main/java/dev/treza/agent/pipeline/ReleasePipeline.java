package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.wallet.Releases;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.ReleaseCall;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Releases held keys (TRUST section 7). No key is used: what is recorded, the counters and the
/// receipt become true in one write.
public final class ReleasePipeline {
  private final RequestHead head;
  private final Wallets wallets;
  private final WalletOwners owners;
  private final QuorumJudge judge;
  private final QuorumJudge.Demand demand;
  private final Recorder recorder;
  private final Receipts receipts;
  private final Births births;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  ReleasePipeline(
      RequestHead head,
      Wallets wallets,
      WalletOwners owners,
      QuorumJudge judge,
      Quorum ceremonyQuorum,
      Recorder recorder,
      Receipts receipts,
      Births births) {
    this.head = head;
    this.wallets = wallets;
    this.owners = owners;
    this.judge = judge;
    this.demand =
        new QuorumJudge.Demand(
            JwsType.KEY_RELEASE,
            Set.of(Role.ADMINISTRATOR),
            "ceremony-quorum",
            ceremonyQuorum,
            Optional.of(receipts.boot()));
    this.recorder = recorder;
    this.receipts = receipts;
    this.births = births;
  }

  /// The same call again gives the same receipt.
  public Result<WalletReply> release(ReleaseCall call) throws StoreException, SigningException {
    oneAtATime.lock();
    try {
      Optional<Wallet> wallet = wallets.find(call.walletId());
      if (wallet.isEmpty()) {
        return new No<>(
            Refusal.of(AgentRefusal.NOT_FOUND, "there is no wallet " + call.walletId()));
      }
      ReleaseRequest request =
          new ReleaseRequest(head, wallet.get(), call.counters(), call.nonce());
      OptionalLong done = wallets.releases().receiptOf(call.walletId(), request.digest());
      if (done.isPresent()) {
        return new Done<>(new WalletReply(wallet.get(), births.receipt(done.getAsLong())));
      }
      Optional<Refusal> refusal = impossible(request);
      return refusal.isPresent() ? new No<>(refusal.get()) : judge(request, call.approvals());
    } finally {
      oneAtATime.unlock();
    }
  }

  private Optional<Refusal> impossible(ReleaseRequest request) throws StoreException {
    Wallet wallet = request.wallet();
    if (!(wallet.origin() instanceof KeyOrigin.Imported)) {
      return Optional.of(
          Refusal.of(
              AgentRefusal.KEY_RELEASE,
              "a key that was " + wallet.origin().text() + " is not held"));
    }
    Optional<EvmCounters> earlier = wallets.releases().counters(wallet.id());
    return earlier.filter(counters -> !request.counters().follow(counters)).isPresent()
        ? Optional.of(
            Refusal.of(AgentRefusal.KEY_RELEASE, "a counter is below what was released before"))
        : Optional.empty();
  }

  private Result<WalletReply> judge(ReleaseRequest request, List<String> approvals)
      throws StoreException, SigningException {
    Digest digest = request.digest();
    Optional<RequestRecord> recorded = recorder.recorded(digest);
    if (recorded.isPresent()) {
      return new No<>(
          recorded.get().rejected()
              ? Rejections.ofBefore(digest)
              : Refusal.of(AgentRefusal.KEY_RELEASE, "a later release has replaced this one"));
    }
    return switch (judge.judge(demand, request, digest, ReleaseReview.of(request), approvals)) {
      case No<Permitted<ReleaseRequest>>(Refusal no) -> new No<>(no);
      case Missing<Permitted<ReleaseRequest>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Permitted<ReleaseRequest>>(Permitted<ReleaseRequest> permitted) ->
          release(permitted);
    };
  }

  private Result<WalletReply> release(Permitted<ReleaseRequest> permitted)
      throws StoreException, SigningException {
    return switch (recorder.writesOf(permitted)) {
      case Refused<List<Write>>(Refusal no) -> new No<>(no);
      case Accepted<List<Write>>(List<Write> record) -> {
        ReleaseRequest request = permitted.task();
        Wallet active = request.wallet().in(WalletState.ACTIVE);
        long version = wallets.releases().version(active.id());
        Write owned = owners.demand(active.id());
        StoredEntry entry =
            receipts.issue(
                ReceiptEvent.WALLET_RELEASED,
                permitted.request(),
                Digest.of(CanonicalJson.encode(active.toJson())),
                permitted.now(),
                sequence -> {
                  List<Write> writes = new ArrayList<>(record);
                  writes.add(owned);
                  writes.add(
                      Releases.write(
                          active.id(), version, request.counters(), permitted.request(), sequence));
                  return writes;
                });
        yield new Done<>(new WalletReply(active, entry.jws()));
      }
    };
  }
}
