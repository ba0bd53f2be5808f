package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import java.util.Optional;

/// The way of a request for a wallet to its authorisation.
record WalletGate(Gate gate, Recorder recorder) {
  /// Authorises the request, and records it if it was not.
  <T> Result<Authorised<T>> pass(Asked<T> asked) throws StoreException {
    Optional<RequestRecord> recorded = recorder.recorded(asked.request());
    return switch (gate.ask(asked, recorded)) {
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
    return gate.ask(asked, recorder.recorded(asked.request()));
  }

  private <T> Result<Authorised<T>> record(Permitted<T> permitted) throws StoreException {
    return switch (recorder.recordWallet(permitted)) {
      case Refused<Authorised<T>>(Refusal no) -> new No<>(no);
      case Accepted<Authorised<T>>(Authorised<T> authorised) -> new Done<>(authorised);
    };
  }
}
