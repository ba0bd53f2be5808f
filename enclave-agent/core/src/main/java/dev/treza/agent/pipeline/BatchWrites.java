package dev.treza.agent.pipeline;

import dev.treza.agent.pipeline.Recorder.BatchWish;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The one write of a batch as it grows, item by item. Two items that want the same key are one too
/// many: the second is refused.
final class BatchWrites {
  private final Recorder recorder;
  private final Permitted<BatchRequest> permitted;
  private final List<Write> writes;
  private final Set<String> keys = new HashSet<>();
  private final List<Outcome<BatchWish>> outcomes = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();

  /// @param first what records the batch itself and spends its approvals
  BatchWrites(Recorder recorder, Permitted<BatchRequest> permitted, List<Write> first) {
    this.recorder = recorder;
    this.permitted = permitted;
    this.writes = new ArrayList<>(first);
    writes.add(
        Write.create(
            Recorder.batchKey(permitted.request()),
            CanonicalJson.encode(permitted.task().toJson())));
  }

  void add(BatchWish wish) throws StoreException {
    Outcome<BatchWish> outcome =
        switch (wish) {
          case BatchWish.Recorded _ -> Outcome.accepted(wish);
          case BatchWish.No(Refusal no) -> Outcome.refused(no);
          case BatchWish.New(PreparedTransaction task) -> writesOf(task).map(_ -> wish);
        };
    if (outcome instanceof Outcome.Refused<BatchWish>(Refusal no)
        && permitted.task().atomic()
        && refusal.isEmpty()) {
      refusal = Optional.of(Refusal.at(no.id(), "/transactions/" + outcomes.size(), no.detail()));
    }
    outcomes.add(outcome);
  }

  private Outcome<List<Write>> writesOf(PreparedTransaction task) throws StoreException {
    return switch (recorder.itemWrites(task, permitted)) {
      case Outcome.Refused<List<Write>>(Refusal no) -> Outcome.refused(no);
      case Outcome.Accepted<List<Write>>(List<Write> more) -> {
        List<Write> own = more.stream().filter(write -> write.content().isPresent()).toList();
        if (own.stream().map(Write::key).anyMatch(keys::contains)) {
          yield Outcome.refused(
              AgentRefusal.CONFLICT, "another item of the batch is or uses the same");
        }
        own.forEach(write -> keys.add(write.key()));
        writes.addAll(more);
        yield Outcome.accepted(more);
      }
    };
  }

  /// Why nothing of an atomic batch may be written.
  Optional<Refusal> refusal() {
    return refusal;
  }

  List<Write> writes() {
    return List.copyOf(writes);
  }

  /// For each item what may be done about it once [#writes] are durable.
  List<Outcome<BatchWish>> outcomes() {
    return List.copyOf(outcomes);
  }

  /// Places of the items that this write records.
  Set<Integer> recorded() {
    return IntStream.range(0, outcomes.size())
        .filter(i -> outcomes.get(i) instanceof Outcome.Accepted<BatchWish>(BatchWish.New _))
        .boxed()
        .collect(Collectors.toSet());
  }
}
