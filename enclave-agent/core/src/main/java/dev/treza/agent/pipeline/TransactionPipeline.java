package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.SuspensionSubject;
import dev.treza.fleet.wallet.Wallet;
import java.util.Optional;

/// Signs transactions, messages and typed data, in the order of `KEY-ORDER`: parse and decode,
/// judge, record, use the key, verify the signature, receipt.
public final class TransactionPipeline {
  private final RequestHead head;
  private final AddressBook book;
  private final Wallets wallets;
  private final Suspensions suspensions;
  private final SpendingDesk desk;
  private final Recorder recorder;
  private final RecordedRequests recordedRequests;
  private final Signatures signatures;

  TransactionPipeline(
      RequestHead head,
      AddressBook book,
      Wallets wallets,
      Suspensions suspensions,
      SpendingDesk desk,
      Recorder recorder,
      RecordedRequests recordedRequests,
      Signatures signatures) {
    this.head = head;
    this.book = book;
    this.wallets = wallets;
    this.suspensions = suspensions;
    this.desk = desk;
    this.recorder = recorder;
    this.recordedRequests = recordedRequests;
    this.signatures = signatures;
  }

  /// What the agent reads in the transaction. Refused: `API-NOT-FOUND`, `TX-*`.
  public Outcome<ReviewReply> review(SignCall call) throws StoreException {
    return prepare(call)
        .map(task -> new ReviewReply(task.request().digest(), task.review().digest()));
  }

  /// The same call again gives the same signature and the same receipt. Refused besides what policy
  /// and approvals refuse: `WALLET-SUSPENDED`, `KEY-HELD`, `KEY-COUNTER`.
  public Result<SignReply> sign(SignCall call, Caller caller)
      throws StoreException, SealException, SigningException {
    return switch (prepare(call)) {
      case Refused<PreparedTransaction>(Refusal refusal) -> new No<>(refusal);
      case Accepted<PreparedTransaction>(PreparedTransaction task) -> {
        Optional<Refusal> held = held(task);
        if (held.isPresent()) {
          yield new No<>(held.get());
        }
        Digest request = task.request().digest();
        Optional<RequestRecord> recorded = recorder.recorded(request);
        yield recorded.isPresent()
            ? again(task, recorded.get())
            : judge(Asked.of(task, caller, call.approvals()));
      }
    };
  }

  /// What is to be signed, decoded and reviewed. Refused: `API-NOT-FOUND`, `TX-*`.
  Outcome<PreparedTransaction> prepare(SignCall call) throws StoreException {
    Optional<Wallet> wallet = wallets.find(call.walletId());
    return wallet
        .map(found -> PreparedTransaction.of(head, book, found, call))
        .orElseGet(
            () -> Outcome.refused(AgentRefusal.NOT_FOUND, "there is no wallet " + call.walletId()));
  }

  /// Refused: `WALLET-SUSPENDED`, `KEY-HELD`, `KEY-COUNTER`.
  Optional<Refusal> held(PreparedTransaction task) throws StoreException {
    String wallet = task.request().wallet().id();
    return suspensions.holds(SuspensionSubject.WALLET, wallet)
        ? Optional.of(Refusal.of(AgentRefusal.WALLET_SUSPENDED, wallet + " is suspended"))
        : HeldKeys.refuses(wallets.releases(), task);
  }

  private Result<SignReply> again(PreparedTransaction task, RequestRecord record)
      throws StoreException, SealException, SigningException {
    return switch (recordedRequests.again(task, record, Optional.empty())) {
      case No<Authorised<PreparedTransaction>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<PreparedTransaction>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<PreparedTransaction>>(var authorised) -> signatures.of(authorised);
    };
  }

  private Result<SignReply> judge(Asked<PreparedTransaction> asked)
      throws StoreException, SealException, SigningException {
    return switch (desk.pass(asked, recorder::recordSigning)) {
      case No<Authorised<PreparedTransaction>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<PreparedTransaction>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<PreparedTransaction>>(var authorised) -> signatures.of(authorised);
    };
  }
}
