package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.BatchItem;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.List;
import java.util.Optional;

/// Requests that come again (rule `KEY-RETRY`). What was recorded is believed only after the
/// approvals in the record were judged again, those of the request or those of its batch.
final class RecordedRequests {
  private final Gate gate;
  private final Recorder recorder;
  private final Signatures signatures;

  RecordedRequests(Gate gate, Recorder recorder, Signatures signatures) {
    this.gate = gate;
    this.recorder = recorder;
    this.signatures = signatures;
  }

  /// Refused: `STATE-CONFLICT` if it is one of an atomic batch that has not been signed yet, and is
  /// asked for without the others.
  ///
  /// @param asking the batch in which it comes again
  Result<Authorised<PreparedTransaction>> again(
      PreparedTransaction task, RequestRecord record, Optional<Digest> asking)
      throws StoreException {
    Digest request = task.request().digest();
    if (record.rejected()) {
      return new No<>(Rejections.ofBefore(request));
    }
    return switch (judged(task, record)) {
      case No<Permitted<PreparedTransaction>>(Refusal no) -> new No<>(no);
      case Missing<Permitted<PreparedTransaction>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Permitted<PreparedTransaction>>(var permitted) ->
          waits(request, record, asking)
              ? new No<>(
                  Refusal.of(
                      AgentRefusal.CONFLICT,
                      "it is one of an atomic batch that was not signed yet: ask for all of it"))
              : new Done<>(recorder.transactionAgain(permitted, record));
    };
  }

  private boolean waits(Digest request, RequestRecord record, Optional<Digest> asking)
      throws StoreException {
    return record.batch().isPresent()
        && !record.batch().equals(asking)
        && recorder.batch(record.batch().get()).atomic()
        && !signatures.gave(request);
  }

  private Result<Permitted<PreparedTransaction>> judged(
      PreparedTransaction task, RequestRecord record) throws StoreException {
    Digest request = task.request().digest();
    if (record.batch().isPresent()) {
      return byItsBatch(task, record.batch().get());
    }
    return isOld(record, request)
        ? new Done<>(gate.judge().given(task, request, record))
        : gate.ask(Asked.of(task, Caller.ANYBODY, List.of()), Optional.of(record));
  }

  private boolean isOld(RequestRecord stands, Digest request) throws StoreException {
    return !gate.judge().isOfNow(stands) && signatures.gave(request);
  }

  private Result<Permitted<PreparedTransaction>> byItsBatch(PreparedTransaction task, Digest digest)
      throws StoreException {
    BatchRequest batch = recorder.batch(digest);
    RequestRecord record =
        recorder
            .recorded(digest)
            .orElseThrow(() -> new StoreException("the record of a batch is missing"));
    if (record.rejected() || !batch.items().contains(BatchItem.of(task))) {
      throw new StoreException("a record names a batch that does not allow it");
    }
    if (isOld(record, task.request().digest())) {
      return new Done<>(gate.judge().given(task, digest, record));
    }
    return gate.ask(
        new Asked<>(
            task, digest, BatchReview.of(batch), List.of(Part.of(task)), Caller.ANYBODY, List.of()),
        Optional.of(record));
  }
}
