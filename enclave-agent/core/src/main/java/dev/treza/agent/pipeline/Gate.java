package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.pipeline.Judgement.Waiting;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.Optional;

/// The way of a request to its permission: judged, or recorded before and judged again with the
/// approvals and the time of then. What a verdict short of yes entails is done here: a reject stops
/// the request for good, a hold begins.
record Gate(Judge judge, Recorder recorder, Holds holds) {
  /// @param recorded what is recorded of the request
  <T> Result<Permitted<T>> ask(Asked<T> asked, Optional<RequestRecord> recorded)
      throws StoreException {
    if (recorded.isEmpty()) {
      return come(judge.judge(asked), asked);
    }
    RequestRecord record = recorded.get();
    return record.rejected()
        ? new No<>(Rejections.ofBefore(asked.request()))
        : come(judge.again(record.time(), asRecorded(asked, record)), asked);
  }

  /// A retry needs no approval and no certificate again: those of then are judged.
  private <T> Asked<T> asRecorded(Asked<T> asked, RequestRecord record) {
    return asked.by(judge.callerOf(record), record.approvals());
  }

  private <T> Result<Permitted<T>> come(Judgement<T> judgement, Asked<T> asked)
      throws StoreException {
    return switch (judgement) {
      case Denied<T>(Refusal no) -> new No<>(no);
      case Rejected<T>(Refusal no, Instant now) -> {
        recorder.reject(asked.stops(), now);
        yield new No<>(no);
      }
      case Pending<T>(PendingReply reply) -> new Missing<>(reply);
      case Waiting<T>(PendingReply reply, Instant now) -> {
        holds.begin(asked.request(), now);
        yield new Missing<>(reply);
      }
      case Passed<T>(Permitted<T> permitted) -> new Done<>(permitted);
    };
  }
}
