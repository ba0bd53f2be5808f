package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Recorder.BatchWish;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.pipeline.SpendingDesk.Recorded;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Signs several requests in one call, in the order of `KEY-ORDER`. Items that are one request are
/// judged once and recorded by one write, before any key is used.
public final class BatchPipeline {
  private final RequestHead head;
  private final TransactionPipeline single;
  private final SpendingDesk desk;
  private final Recorder recorder;
  private final RecordedRequests recorded;
  private final Signatures signatures;

  BatchPipeline(
      RequestHead head,
      TransactionPipeline single,
      SpendingDesk desk,
      Recorder recorder,
      RecordedRequests recorded,
      Signatures signatures) {
    this.head = head;
    this.single = single;
    this.desk = desk;
    this.recorder = recorder;
    this.recorded = recorded;
    this.signatures = signatures;
  }

  /// One result for each item, or why none was signed. The same call again gives the same
  /// signatures and receipts.
  public Result<List<Result<SignReply>>> sign(SignBatchCall call, Caller caller)
      throws StoreException, SealException, SigningException {
    if (call.together()) {
      return switch (prepare(call.transactions())) {
        case Refused<List<PreparedTransaction>>(Refusal no) -> new No<>(no);
        case Accepted<List<PreparedTransaction>>(List<PreparedTransaction> tasks) ->
            together(tasks, call, caller);
      };
    }
    List<Result<SignReply>> results = new ArrayList<>();
    for (SignCall item : call.transactions()) {
      results.add(single.sign(item, caller));
    }
    return new Done<>(results);
  }

  /// Officers approved the whole list, so nothing of it may be unreadable.
  private Outcome<List<PreparedTransaction>> prepare(List<SignCall> calls) throws StoreException {
    List<PreparedTransaction> tasks = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      switch (single.prepare(calls.get(i))) {
        case Refused<PreparedTransaction>(Refusal no) -> {
          return Outcome.refused(at(i, no));
        }
        case Accepted<PreparedTransaction>(PreparedTransaction task) -> tasks.add(task);
      }
    }
    return Outcome.accepted(tasks);
  }

  private static Refusal at(int item, Refusal refusal) {
    String place = "/transactions/" + item;
    return new Refusal(
        refusal.id(),
        refusal.detail(),
        Optional.of(refusal.place().map(inside -> place + ": " + inside).orElse(place)));
  }

  private Result<List<Result<SignReply>>> together(
      List<PreparedTransaction> tasks, SignBatchCall call, Caller caller)
      throws StoreException, SealException, SigningException {
    BatchRequest batch = BatchRequest.of(head, call.atomic(), tasks);
    Optional<RequestRecord> before = recorder.recorded(batch.digest());
    if (before.isPresent()) {
      return before.get().rejected()
          ? new No<>(Rejections.ofBefore(batch.digest()))
          : again(batch, tasks);
    }
    Asked<BatchRequest> asked = Asked.of(batch, tasks, caller, call.approvals());
    return switch (desk.pass(asked, permitted -> record(permitted, tasks))) {
      case No<List<Outcome<Authorised<PreparedTransaction>>>>(Refusal no) -> new No<>(no);
      case Missing<List<Outcome<Authorised<PreparedTransaction>>>>(PendingReply reply) ->
          new Missing<>(reply);
      case Done<List<Outcome<Authorised<PreparedTransaction>>>>(var authorised) ->
          signed(authorised, batch.atomic());
    };
  }

  private Outcome<Recorded<List<Outcome<Authorised<PreparedTransaction>>>>> record(
      Permitted<BatchRequest> permitted, List<PreparedTransaction> tasks) throws StoreException {
    List<BatchWish> wishes = new ArrayList<>();
    for (PreparedTransaction task : tasks) {
      wishes.add(wish(task, permitted.request()));
    }
    return recorder.recordBatch(permitted, wishes);
  }

  private BatchWish wish(PreparedTransaction task, Digest batch) throws StoreException {
    Optional<Refusal> held = single.held(task);
    if (held.isPresent()) {
      return new BatchWish.No(held.get());
    }
    Optional<RequestRecord> record = recorder.recorded(task.request().digest());
    if (record.isEmpty()) {
      return new BatchWish.New(task);
    }
    return switch (recorded.again(task, record.get(), Optional.of(batch))) {
      case No<Authorised<PreparedTransaction>>(Refusal no) -> new BatchWish.No(no);
      case Missing<Authorised<PreparedTransaction>>(PendingReply _) ->
          throw new StoreException("a record has too few approvals");
      case Done<Authorised<PreparedTransaction>>(var authorised) ->
          new BatchWish.Recorded(authorised);
    };
  }

  private Result<List<Result<SignReply>>> again(BatchRequest batch, List<PreparedTransaction> tasks)
      throws StoreException, SealException, SigningException {
    List<Outcome<Authorised<PreparedTransaction>>> all = new ArrayList<>();
    for (PreparedTransaction task : tasks) {
      all.add(
          switch (wish(task, batch.digest())) {
            case BatchWish.Recorded(var authorised) -> Outcome.accepted(authorised);
            case BatchWish.No(Refusal no) -> Outcome.refused(no);
            case BatchWish.New(PreparedTransaction _) ->
                Outcome.refused(
                    AgentRefusal.CONFLICT, "it was left out when its batch was recorded");
          });
    }
    return signed(all, batch.atomic());
  }

  private Result<List<Result<SignReply>>> signed(
      List<Outcome<Authorised<PreparedTransaction>>> all, boolean atomic)
      throws StoreException, SealException, SigningException {
    return atomic ? signedAllOrNone(all) : new Done<>(signedEach(all));
  }

  private Result<List<Result<SignReply>>> signedAllOrNone(
      List<Outcome<Authorised<PreparedTransaction>>> all)
      throws StoreException, SealException, SigningException {
    List<Authorised<PreparedTransaction>> authorised = new ArrayList<>();
    for (Outcome<Authorised<PreparedTransaction>> one : all) {
      switch (one) {
        case Refused<Authorised<PreparedTransaction>>(Refusal no) -> {
          return new No<>(at(authorised.size(), no));
        }
        case Accepted<Authorised<PreparedTransaction>>(var yes) -> authorised.add(yes);
      }
    }
    return signatures.ofAllOrNone(authorised);
  }

  private List<Result<SignReply>> signedEach(List<Outcome<Authorised<PreparedTransaction>>> all)
      throws StoreException, SealException, SigningException {
    List<Authorised<PreparedTransaction>> authorised =
        all.stream()
            .flatMap(one ->
                one instanceof Accepted<Authorised<PreparedTransaction>>(var yes)
                    ? Stream.of(yes)
                    : Stream.empty())
            .toList();
    var replies = signatures.of(authorised).iterator();
    List<Result<SignReply>> results = new ArrayList<>();
    for (Outcome<Authorised<PreparedTransaction>> one : all) {
      results.add(
          switch (one) {
            case Refused<Authorised<PreparedTransaction>>(Refusal no) -> new No<>(no);
            case Accepted<Authorised<PreparedTransaction>> _ -> replies.next();
          });
    }
    return results;
  }
}
