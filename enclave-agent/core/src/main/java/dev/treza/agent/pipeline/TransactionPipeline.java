package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Signs transactions, messages and typed data, in the order of `KEY-ORDER`: parse and decode,
/// judge, record, use the key, verify the signature, receipt.
public final class TransactionPipeline {
  private static final String RECEIPT_OF = "receipt-of/";

  private final RequestHead head;
  private final AddressBook book;
  private final StateStore store;
  private final Wallets wallets;
  private final Judge judge;
  private final Recorder recorder;
  private final KeyRoom keys;
  private final Receipts receipts;
  private final ReentrantLock oneReceipt = new ReentrantLock();

  TransactionPipeline(
      RequestHead head,
      AddressBook book,
      StateStore store,
      Wallets wallets,
      Judge judge,
      Recorder recorder,
      KeyRoom keys,
      Receipts receipts) {
    this.head = head;
    this.book = book;
    this.store = store;
    this.wallets = wallets;
    this.judge = judge;
    this.recorder = recorder;
    this.keys = keys;
    this.receipts = receipts;
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
        Optional<Refusal> held = HeldKeys.refuses(wallets.releases(), task);
        if (held.isPresent()) {
          yield new No<>(held.get());
        }
        Digest request = task.request().digest();
        Optional<RequestRecord> recorded = recorder.recorded(request);
        yield recorded.isPresent()
            ? again(task, request, recorded.get())
            : judge(task, request, call.approvals());
      }
    };
  }

  private Outcome<PreparedTransaction> prepare(SignCall call) throws StoreException {
    Optional<Wallet> wallet = wallets.find(call.walletId());
    return wallet
        .map(found -> PreparedTransaction.of(head, book, found, call))
        .orElseGet(
            () -> Outcome.refused(AgentRefusal.NOT_FOUND, "there is no wallet " + call.walletId()));
  }

  private Result<SignReply> again(PreparedTransaction task, Digest request, RequestRecord record)
      throws StoreException, SealException, SigningException {
    if (record.rejected()) {
      return new No<>(Rejections.ofBefore(request));
    }
    return switch (judge.at(
        record.time(), task, request, task.review(), task.network().mode(), record.approvals())) {
      case Denied<PreparedTransaction>(Refusal no) -> new No<>(no);
      case Rejected<PreparedTransaction>(Refusal no, var _) -> new No<>(no);
      case Pending<PreparedTransaction>(PendingReply reply) -> new Missing<>(reply);
      case Passed<PreparedTransaction>(Permitted<PreparedTransaction> permitted) ->
          use(recorder.again(permitted, record));
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
            case Accepted<Authorised<PreparedTransaction>>(var authorised) -> use(authorised);
          };
    };
  }

  private Result<SignReply> use(Authorised<PreparedTransaction> authorised)
      throws StoreException, SealException, SigningException {
    return switch (keys.sign(authorised)) {
      case Refused<EvmSigned>(Refusal refusal) -> new No<>(refusal);
      case Accepted<EvmSigned>(EvmSigned signed) ->
          new Done<>(
              new SignReply(
                  signed.raw(),
                  signed.hash(),
                  signed.signature().compact(),
                  receipt(authorised, Digest.of(signed.raw()))));
    };
  }

  /// One at a time: of two that find no receipt of their request, only the first may issue it.
  private String receipt(Authorised<PreparedTransaction> authorised, Digest result)
      throws StoreException, SigningException {
    oneReceipt.lock();
    try {
      return issuedOrNew(authorised, result);
    } finally {
      oneReceipt.unlock();
    }
  }

  private String issuedOrNew(Authorised<PreparedTransaction> authorised, Digest result)
      throws StoreException, SigningException {
    String key = RECEIPT_OF + authorised.request().hex();
    Optional<Versioned> issued = store.read(key);
    if (issued.isPresent()) {
      long sequence = new BigInteger(issued.get().value().toArray()).longValueExact();
      return receipts
          .chain()
          .entry(sequence)
          .orElseThrow(() -> new StoreException("the receipt of a signature is missing"));
    }
    return receipts
        .issue(
            ReceiptEvent.SIGNED,
            authorised.request(),
            result,
            authorised.time(),
            sequence ->
                List.of(Write.create(key, Bytes.of(BigInteger.valueOf(sequence).toByteArray()))))
        .jws();
  }
}
