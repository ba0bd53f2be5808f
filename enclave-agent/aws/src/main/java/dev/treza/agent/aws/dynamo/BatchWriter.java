package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.Pauses;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AgentRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a batch, all or none.
///
/// What fits is one transaction. What does not is a large batch, in two steps: beside every item is
/// put what the batch wants to write (as many transactions as it takes; readers go on seeing what
/// was there), and then one conditional write says that it is true. Whoever comes upon such an item
/// looks there.
final class BatchWriter {
  /// Of DynamoDB: actions in a transaction.
  static final int MAX_ACTIONS = 100;

  /// Far below the 4 MB of DynamoDB, so that a request is sent within a moment.
  static final int MAX_BYTES = 480_000;

  private static final int ROUNDS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private final TableCalls calls;
  private final Actions actions;
  private final Batches batches;
  private final RandomNames names;
  private final Pauses pauses;

  BatchWriter(
      TableCalls calls, Actions actions, Batches batches, RandomNames names, Pauses pauses) {
    this.calls = calls;
    this.actions = actions;
    this.batches = batches;
    this.names = names;
    this.pauses = pauses;
  }

  /// False, and nothing written, if a key does not have the version expected.
  Outcome<Boolean> write(List<Prepared> batch) {
    int bytes = batch.stream().mapToInt(Prepared::size).sum();
    return batch.size() <= MAX_ACTIONS && bytes <= MAX_BYTES ? small(batch) : large(batch);
  }

  private Outcome<Boolean> small(List<Prepared> batch) {
    List<JsonObject> all = batch.stream().map(this::action).toList();
    return carriedOut(all, batch, this::wasWritten);
  }

  private JsonObject action(Prepared write) {
    return write
        .content()
        .map(content -> actions.write(write.key(), write.expected(), content))
        .orElseGet(() -> actions.demand(write.key(), write.expected()));
  }

  /// How to find out what came of a transaction that nobody answered for.
  private interface Lookup {
    Outcome<Boolean> wasCarriedOut(List<Prepared> batch);
  }

  /// Carries out a transaction, over whatever large batches left in its way.
  ///
  /// @param of the writes whose conditions it has, in their order
  private Outcome<Boolean> carriedOut(List<JsonObject> all, List<Prepared> of, Lookup lookup) {
    Refusal last = Refusal.of(AgentRefusal.STORE, "other writes were always quicker");
    for (int round = 0; round < ROUNDS; round++) {
      switch (calls.transact(all, names.next())) {
        case Sent.Done _ -> {
          return Outcome.accepted(true);
        }
        case Sent.No(Refusal why) -> {
          return Outcome.refused(why);
        }
        case Sent.Unknown(Refusal why) -> {
          return found(lookup.wasCarriedOut(of), why);
        }
        case Sent.Cancelled(List<String> reasons) when isDecided(all, of, reasons) -> {
          return Outcome.accepted(false);
        }
        case Sent.Cancelled cancelled when cancelled.byCondition() -> {
          switch (standsInTheWay(of)) {
            case Refused<Boolean>(Refusal no) -> {
              return Outcome.refused(no);
            }
            case Accepted<Boolean>(Boolean forGood) when forGood -> {
              return Outcome.accepted(false);
            }
            case Accepted<Boolean> _ -> pause(round);
          }
        }
        case Sent.Cancelled(List<String> reasons) -> {
          last = Refusal.of(AgentRefusal.STORE, "cancelled: " + reasons);
          pause(round);
        }
      }
    }
    return Outcome.refused(last);
  }

  /// Whether the first action, which is of no write, says that the batch was decided.
  private static boolean isDecided(List<JsonObject> all, List<Prepared> of, List<String> reasons) {
    return all.size() > of.size()
        && !reasons.isEmpty()
        && reasons.getFirst().equals(Sent.CONDITION);
  }

  private static Outcome<Boolean> found(Outcome<Boolean> written, Refusal otherwise) {
    return switch (written) {
      case Accepted<Boolean>(Boolean yes) when yes -> written;
      case Accepted<Boolean> _ -> Outcome.refused(otherwise);
      case Refused<Boolean> _ -> written;
    };
  }

  /// A transaction is written whole or not at all, so one item of it tells.
  private Outcome<Boolean> wasWritten(List<Prepared> batch) {
    Optional<Prepared> one =
        batch.stream().filter(write -> write.content().isPresent()).findFirst();
    return one.isEmpty()
        ? Outcome.accepted(true)
        : calls
            .get(Place.of(one.get().key()))
            .map(item ->
                item.flatMap(StoredItem::read)
                    .filter(now -> now.version() == one.get().expected() + 1)
                    .flatMap(StoredItem::content)
                    .equals(one.get().content()));
  }

  /// Whether a key has another version than is expected. Items that large batches left are settled,
  /// after which it can be tried again.
  private Outcome<Boolean> standsInTheWay(List<Prepared> batch) {
    for (Prepared write : batch) {
      Outcome<Boolean> stands = calls.get(Place.of(write.key())).then(item -> stands(write, item));
      if (stands instanceof Refused<Boolean> || stands.equals(Outcome.accepted(true))) {
        return stands;
      }
    }
    return Outcome.accepted(false);
  }

  private Outcome<Boolean> stands(Prepared write, Optional<Attributes> found) {
    Optional<StoredItem> item = found.flatMap(StoredItem::read);
    if (item.isPresent() && item.get().intent().isPresent()) {
      return batches.settle(write.key(), item.get()).map(_ -> false);
    }
    return Outcome.accepted(item.map(StoredItem::version).orElse(0L) != write.expected());
  }

  private Outcome<Boolean> large(List<Prepared> all) {
    String batch = names.next();
    List<Prepared> writes = all.stream().filter(write -> write.content().isPresent()).toList();
    for (List<Prepared> group : groups(writes)) {
      Outcome<Boolean> wanted = want(batch, group);
      if (!wanted.equals(Outcome.accepted(true))) {
        return batches.abort(batch).then(_ -> wanted);
      }
    }
    return commit(batch, all.stream().filter(write -> write.content().isEmpty()).toList());
  }

  private Outcome<Boolean> want(String batch, List<Prepared> group) {
    List<JsonObject> wants = new ArrayList<>();
    for (Prepared write : group) {
      StoredItem.Intent intent = new StoredItem.Intent(batch, write.content().orElseThrow());
      switch (before(write)) {
        case Refused<Optional<StoredItem>>(Refusal no) -> {
          return Outcome.refused(no);
        }
        case Accepted<Optional<StoredItem>>(Optional<StoredItem> now) -> {
          if (now.map(StoredItem::version).orElse(0L) != write.expected()) {
            return Outcome.accepted(false);
          }
          wants.add(actions.want(write.key(), now, intent));
        }
      }
    }
    return carriedOut(wants, group, some -> isWanted(batch, some));
  }

  /// What is there now; what is expected not to exist is not looked for, because the condition
  /// does.
  private Outcome<Optional<StoredItem>> before(Prepared write) {
    if (write.expected() == 0) {
      return Outcome.accepted(Optional.empty());
    }
    return calls
        .get(Place.of(write.key()))
        .map(item -> item.flatMap(StoredItem::read))
        .then(item ->
            item.isEmpty() || item.get().intent().isEmpty()
                ? Outcome.accepted(item)
                : batches
                    .settle(write.key(), item.get())
                    .then(_ -> calls.get(Place.of(write.key())))
                    .map(again -> again.flatMap(StoredItem::read)));
  }

  private Outcome<Boolean> isWanted(String batch, List<Prepared> group) {
    return calls
        .get(Place.of(group.getFirst().key()))
        .map(item ->
            item.flatMap(StoredItem::read)
                .flatMap(StoredItem::intent)
                .filter(intent -> intent.batch().equals(batch))
                .isPresent());
  }

  /// The one write that makes all of it true.
  private Outcome<Boolean> commit(String batch, List<Prepared> demands) {
    List<JsonObject> all = new ArrayList<>();
    all.add(actions.decide(batch, BatchOutcome.COMMITTED));
    demands.forEach(demand -> all.add(action(demand)));
    Outcome<Boolean> committed =
        carriedOut(
            all,
            demands,
            _ -> batches.abort(batch).map(decided -> decided == BatchOutcome.COMMITTED));
    return committed.equals(Outcome.accepted(true))
        ? committed
        : batches
            .abort(batch)
            .then(
                decided -> decided == BatchOutcome.COMMITTED ? Outcome.accepted(true) : committed);
  }

  private static List<List<Prepared>> groups(List<Prepared> writes) {
    List<List<Prepared>> groups = new ArrayList<>();
    List<Prepared> group = new ArrayList<>();
    int bytes = 0;
    for (Prepared write : writes) {
      if (group.size() == MAX_ACTIONS || (bytes + write.size() > MAX_BYTES && !group.isEmpty())) {
        groups.add(List.copyOf(group));
        group.clear();
        bytes = 0;
      }
      group.add(write);
      bytes += write.size();
    }
    groups.add(List.copyOf(group));
    return groups;
  }

  private void pause(int round) {
    try {
      pauses.pause(FIRST_PAUSE.multipliedBy(1L << round));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
