package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Judgement.Denied;
import dev.treza.agent.pipeline.Judgement.Passed;
import dev.treza.agent.pipeline.Judgement.Pending;
import dev.treza.agent.pipeline.Judgement.Rejected;
import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The way of a request for a wallet to its authorisation: judged, recorded, or recorded before and
/// judged again with the approvals of then.
record WalletGate(Judge judge, Recorder recorder) {
  /// A request and what it is judged by.
  record Asked<T>(
      T task, Digest request, Review review, NetworkMode network, List<String> approvals) {}

  /// Authorises the request, and records it if it was not.
  <T> Result<Authorised<T>> pass(Asked<T> asked) throws StoreException {
    Optional<RequestRecord> recorded = recorder.recorded(asked.request());
    return switch (judged(asked, recorded)) {
      case No<Permitted<T>>(Refusal no) -> new No<>(no);
      case Missing<Permitted<T>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Permitted<T>>(Permitted<T> permitted) ->
          recorded.isPresent()
              ? new Done<>(recorder.again(permitted, recorded.get()))
              : record(permitted);
    };
  }

  /// Whether the request would pass; it is not recorded, and its approvals are not spent.
  <T> Result<Permitted<T>> wouldPass(Asked<T> asked) throws StoreException {
    return judged(asked, recorder.recorded(asked.request()));
  }

  private <T> Result<Authorised<T>> record(Permitted<T> permitted) throws StoreException {
    return switch (recorder.recordWallet(permitted)) {
      case Refused<Authorised<T>>(Refusal no) -> new No<>(no);
      case Accepted<Authorised<T>>(Authorised<T> authorised) -> new Done<>(authorised);
    };
  }

  private <T> Result<Permitted<T>> judged(Asked<T> asked, Optional<RequestRecord> recorded)
      throws StoreException {
    if (recorded.isPresent() && recorded.get().rejected()) {
      return new No<>(Rejections.ofBefore(asked.request()));
    }
    return switch (judgement(asked, recorded)) {
      case Denied<T>(Refusal no) -> new No<>(no);
      case Rejected<T>(Refusal no, Instant now) -> {
        recorder.reject(asked.request(), now);
        yield new No<>(no);
      }
      case Pending<T>(PendingReply reply) -> new Missing<>(reply);
      case Passed<T>(Permitted<T> permitted) -> new Done<>(permitted);
    };
  }

  private <T> Judgement<T> judgement(Asked<T> asked, Optional<RequestRecord> recorded) {
    return recorded
        .map(record ->
            judge.at(
                record.time(),
                asked.task(),
                asked.request(),
                asked.review(),
                asked.network(),
                record.approvals()))
        .orElseGet(() ->
            judge.judge(
                asked.task(), asked.request(), asked.review(), asked.network(), asked.approvals()));
  }
}
