package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Result.Done;
import dev.treza.agent.pipeline.Result.Missing;
import dev.treza.agent.pipeline.Result.No;
import dev.treza.agent.spending.Spendings;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import java.util.Optional;
import java.util.Set;

/// Judges what spends, one request at a time, and counts it as spent before the next is judged:
/// while it is being recorded nobody else can use the same limit. What is not recorded in the end
/// is taken back.
record SpendingDesk(Gate gate, Spendings spendings) {
  /// What came of recording.
  ///
  /// @param spent places of the parts that were recorded now, and not before
  record Recorded<R>(R value, Set<Integer> spent) {}

  @FunctionalInterface
  interface Recording<T, R> {
    /// Refused: nothing was recorded.
    Outcome<Recorded<R>> of(Permitted<T> permitted) throws StoreException;
  }

  /// What is judged for the first time. If recording fails, so that nobody knows whether it took
  /// place, it counts as spent until the next start finds out.
  ///
  /// @param recording of what passes
  <T, R> Result<R> pass(Asked<T> asked, Recording<T, R> recording) throws StoreException {
    return switch (reserved(asked)) {
      case No<Permitted<T>>(Refusal no) -> new No<>(no);
      case Missing<Permitted<T>>(PendingReply reply) -> new Missing<>(reply);
      case Done<Permitted<T>>(Permitted<T> permitted) ->
          switch (recording.of(permitted)) {
            case Refused<Recorded<R>>(Refusal no) -> {
              release(asked, permitted, Set.of());
              yield new No<>(no);
            }
            case Accepted<Recorded<R>>(Recorded<R>(R value, Set<Integer> spent)) -> {
              release(asked, permitted, spent);
              yield new Done<>(value);
            }
          };
    };
  }

  private <T> Result<Permitted<T>> reserved(Asked<T> asked) throws StoreException {
    spendings.lock().lock();
    try {
      Result<Permitted<T>> result = gate.ask(asked, Optional.empty());
      if (result instanceof Done<Permitted<T>>(Permitted<T> permitted)) {
        for (Part part : asked.parts()) {
          if (part.wallet().isPresent()) {
            spendings.reserve(part.wallet().get(), permitted.now(), part.actions().spends());
          }
        }
      }
      return result;
    } finally {
      spendings.lock().unlock();
    }
  }

  private <T> void release(Asked<T> asked, Permitted<T> permitted, Set<Integer> spent)
      throws StoreException {
    for (int i = 0; i < asked.parts().size(); i++) {
      Part part = asked.parts().get(i);
      if (part.wallet().isPresent() && !spent.contains(i)) {
        spendings.release(part.wallet().get(), permitted.now(), part.actions().spends());
      }
    }
  }
}
