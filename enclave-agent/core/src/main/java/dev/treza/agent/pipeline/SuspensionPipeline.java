package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.pipeline.QuorumJudge.Demand;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionCall;
import dev.treza.fleet.protocol.SuspensionReply;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionReview;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Suspends officers, clients and wallets, and lifts that (TRUST section 3). No key is used:
/// record, effect and receipt become true in one write.
public final class SuspensionPipeline {
  private final RequestHead head;
  private final Charter charter;
  private final StateStore store;
  private final Wallets wallets;
  private final Suspensions suspensions;
  private final QuorumJudge judge;
  private final Recorder recorder;
  private final Receipts receipts;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  SuspensionPipeline(
      RequestHead head,
      Charter charter,
      StateStore store,
      Wallets wallets,
      Suspensions suspensions,
      QuorumJudge judge,
      Recorder recorder,
      Receipts receipts) {
    this.head = head;
    this.charter = charter;
    this.store = store;
    this.wallets = wallets;
    this.suspensions = suspensions;
    this.judge = judge;
    this.recorder = recorder;
    this.receipts = receipts;
  }

  /// The same call again gives the same receipt. Refused: `API-NOT-FOUND`, `APR-*`.
  public Result<SuspensionReply> suspend(SuspensionCall call)
      throws StoreException, SigningException {
    oneAtATime.lock();
    try {
      SuspensionRequest request = call.request(head);
      Optional<String> done = issued(request.digest());
      if (done.isPresent()) {
        return new Done<>(new SuspensionReply(done.get()));
      }
      if (!exists(request)) {
        return new No<>(
            Refusal.of(
                AgentRefusal.NOT_FOUND,
                "there is no " + request.subject().text() + " " + request.id()));
      }
      return judge(request, call.approvals());
    } finally {
      oneAtATime.unlock();
    }
  }

  /// What is suspended now.
  public List<Suspended> all() throws StoreException {
    return suspensions.all();
  }

  private Optional<String> issued(Digest request) throws StoreException {
    return receipts.ofRequest(store, request);
  }

  private boolean exists(SuspensionRequest request) throws StoreException {
    return switch (request.subject()) {
      case OFFICER -> charter.officer(request.id()).isPresent();
      case CLIENT ->
          charter.clients().stream().anyMatch(client -> client.id().equals(request.id()));
      case WALLET -> wallets.find(request.id()).isPresent();
    };
  }

  private Result<SuspensionReply> judge(SuspensionRequest request, List<String> approvals)
      throws StoreException, SigningException {
    Digest digest = request.digest();
    if (recorder.recorded(digest).isPresent()) {
      return new No<>(Rejections.ofBefore(digest));
    }
    return switch (judge.judge(
        demand(request), request, digest, SuspensionReview.of(request), approvals)) {
      case No<Permitted<SuspensionRequest>>(Refusal no) -> new No<>(no);
      case Missing<Permitted<SuspensionRequest>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Permitted<SuspensionRequest>>(Permitted<SuspensionRequest> permitted) ->
          carryOut(permitted);
    };
  }

  private Demand demand(SuspensionRequest request) {
    if (request.lift()) {
      return new Demand(
          JwsType.SUSPENSION,
          Set.of(Role.ADMINISTRATOR),
          "charter-quorum",
          charter.charterQuorum(),
          Optional.empty());
    }
    Set<Role> roles =
        request.subject() == SuspensionSubject.WALLET
            ? EnumSet.allOf(Role.class)
            : EnumSet.of(Role.ADMINISTRATOR);
    List<String> any =
        charter.officers().stream()
            .filter(officer -> officer.roles().stream().anyMatch(roles::contains))
            .map(Officer::id)
            .toList();
    return new Demand(
        JwsType.SUSPENSION, roles, "one-officer", new Quorum(1, any), Optional.empty());
  }

  private Result<SuspensionReply> carryOut(Permitted<SuspensionRequest> permitted)
      throws StoreException, SigningException {
    return switch (recorder.writesOf(permitted)) {
      case Refused<List<Write>>(Refusal no) -> new No<>(no);
      case Accepted<List<Write>>(List<Write> record) -> {
        SuspensionRequest request = permitted.task();
        List<Write> writes = new ArrayList<>(record);
        writes.add(suspensions.write(request, permitted.now()));
        try {
          yield new Done<>(new SuspensionReply(issue(permitted, writes).jws()));
        } finally {
          suspensions.changed();
        }
      }
    };
  }

  private StoredEntry issue(Permitted<SuspensionRequest> permitted, List<Write> writes)
      throws StoreException, SigningException {
    return receipts.issue(
        permitted.task().lift() ? ReceiptEvent.LIFTED : ReceiptEvent.SUSPENDED,
        permitted.request(),
        permitted.request(),
        permitted.now(),
        sequence -> {
          List<Write> all = new ArrayList<>(writes);
          all.add(Receipts.write(permitted.request(), sequence));
          return all;
        });
  }
}
