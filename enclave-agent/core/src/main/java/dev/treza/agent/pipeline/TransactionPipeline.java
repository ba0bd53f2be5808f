package dev.treza.agent.pipeline;

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
import dev.treza.fleet.wallet.Wallet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Signs transactions, messages and typed data, in the order of `KEY-ORDER`: parse and decode,
/// judge, record, use the key, verify the signature, receipt.
public final class TransactionPipeline {
  private final RequestHead head;
  private final AddressBook book;
  private final Wallets wallets;
  private final Judge judge;
  private final Recorder recorder;
  private final RecordedRequests recordedRequests;
  private final Signatures signatures;

  TransactionPipeline(
      RequestHead head,
      AddressBook book,
      Wallets wallets,
      Judge judge,
      Recorder recorder,
      Signatures signatures) {
    this.head = head;
    this.book = book;
    this.wallets = wallets;
    this.judge = judge;
    this.recorder = recorder;
    this.recordedRequests = new RecordedRequests(judge, recorder, signatures);
    this.signatures = signatures;
  }

  /// What the agent reads in the transaction. Refused: `API-NOT-FOUND`, `TX-*`.
  public Outcome<ReviewReply> review(SignCall call) throws StoreException {
    return prepare(call)
        .map(task -> new ReviewReply(task.request().digest(), task.review().digest()));
  }

  /// The same call again gives the same signature and the same receipt. Refused besides what policy
  /// and approvals refuse: `KEY-HELD`, `KEY-COUNTER`.
  public Result<SignReply> sign(SignCall call)
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
            : judge(task, request, call.approvals());
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

  /// Refused: `KEY-HELD`, `KEY-COUNTER`.
  Optional<Refusal> held(PreparedTransaction task) throws StoreException {
    return HeldKeys.refuses(wallets.releases(), task);
  }

  private Result<SignReply> again(PreparedTransaction task, RequestRecord record)
      throws StoreException, SealException, SigningException {
    return switch (recordedRequests.again(task, record, Optional.empty())) {
      case No<Authorised<PreparedTransaction>>(Refusal no) -> new No<>(no);
      case Missing<Authorised<PreparedTransaction>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Authorised<PreparedTransaction>>(var authorised) -> signatures.of(authorised);
    };
  }

  private Result<SignReply> judge(PreparedTransaction task, Digest request, List<String> approvals)
      throws StoreException, SealException, SigningException {
    return switch (judge.judge(task, request, task.review(), task.network().mode(), approvals)) {
      case Denied<PreparedTransaction>(Refusal no) -> new No<>(no);
      case Rejected<PreparedTransaction>(Refusal no, Instant now) -> {
        recorder.reject(request, now);
        yield new No<>(no);
      }
      case Pending<PreparedTransaction>(PendingReply reply) -> new Missing<>(reply);
      case Passed<PreparedTransaction>(Permitted<PreparedTransaction> permitted) ->
          switch (recorder.recordSigning(permitted)) {
            case Refused<Authorised<PreparedTransaction>>(Refusal no) -> new No<>(no);
            case Accepted<Authorised<PreparedTransaction>>(var authorised) ->
                signatures.of(authorised);
          };
    };
  }
}
