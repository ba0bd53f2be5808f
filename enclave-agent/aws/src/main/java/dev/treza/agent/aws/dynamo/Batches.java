package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import java.util.List;
import java.util.Optional;

/// What came of large batches, and the items they left. A batch whose writer is gone is decided by
/// whoever wants to write over it: it never becomes true then.
final class Batches {
  private final TableCalls calls;
  private final Actions actions;
  private final RandomNames names;

  Batches(TableCalls calls, Actions actions, RandomNames names) {
    this.calls = calls;
    this.actions = actions;
    this.names = names;
  }

  /// Nothing if it is not decided.
  Outcome<Optional<BatchOutcome>> outcome(String batch) {
    return calls.get(Place.ofOutcome(batch)).map(item -> item.flatMap(BatchOutcome::read));
  }

  /// What a reader sees: as long as a batch is not decided, what was there before.
  Outcome<Optional<StoredItem>> seen(StoredItem item) {
    if (item.intent().isEmpty()) {
      return Outcome.accepted(Optional.of(item));
    }
    return outcome(item.intent().get().batch()).map(decided -> as(item, decided));
  }

  static Optional<StoredItem> as(StoredItem item, Optional<BatchOutcome> decided) {
    return decided.equals(Optional.of(BatchOutcome.COMMITTED)) ? item.committed() : item.aborted();
  }

  /// Sees to it that the batch cannot become true any more, unless it is already.
  Outcome<BatchOutcome> abort(String batch) {
    Sent sent = calls.transact(List.of(actions.decide(batch, BatchOutcome.ABORTED)), names.next());
    return switch (sent) {
      case Sent.No(Refusal why) -> Outcome.refused(why);
      case Sent.Done _, Sent.Cancelled _, Sent.Unknown _ ->
          outcome(batch)
              .then(decided ->
                  decided
                      .map(Outcome::accepted)
                      .orElseGet(() ->
                          Outcome.refused(AgentRefusal.STORE, "a batch could not be decided")));
    };
  }

  /// Makes an item that a batch left what it is, deciding the batch if need be.
  Outcome<Boolean> settle(String key, StoredItem item) {
    if (item.intent().isEmpty()) {
      return Outcome.accepted(false);
    }
    String batch = item.intent().get().batch();
    return switch (abort(batch)) {
      case Refused<BatchOutcome>(Refusal no) -> Outcome.refused(no);
      case Accepted<BatchOutcome>(BatchOutcome decided) ->
          settled(
              calls.transact(
                  List.of(actions.settle(key, batch, as(item, Optional.of(decided)))),
                  names.next()));
    };
  }

  /// If somebody else settled it in the meantime, it is settled.
  private static Outcome<Boolean> settled(Sent sent) {
    return switch (sent) {
      case Sent.Done _, Sent.Cancelled _, Sent.Unknown _ -> Outcome.accepted(true);
      case Sent.No(Refusal why) -> Outcome.refused(why);
    };
  }
}
