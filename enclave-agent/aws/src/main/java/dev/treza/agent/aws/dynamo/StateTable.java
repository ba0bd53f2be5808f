package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.Pauses;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.protocol.StateRefusal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table of DynamoDB with partition key `p` and sort key `k`, both texts: values under keys, each
/// with a version, written conditionally. Every read is consistent. Refused, always: with
/// `STATE-UNAVAILABLE`, `STATE-DENIED`, `STATE-TABLE`, `STATE-ANSWER`.
public final class StateTable {
  private static final String IN_PARTITION = "p = :p AND begins_with(k, :k)";

  private final TableCalls calls;
  private final Batches batches;
  private final Contents contents;
  private final BatchWriter writer;

  /// @param client of the table's region
  /// @param table its name
  public StateTable(AwsClient client, String table, SecureRandom random, Pauses pauses) {
    RandomNames names = new RandomNames(random);
    Actions actions = new Actions(table);
    this.calls = new TableCalls(client, table);
    this.batches = new Batches(calls, actions, names);
    this.contents = new Contents(calls, names);
    this.writer = new BatchWriter(calls, actions, batches, names, pauses);
  }

  public Outcome<Optional<TableItem>> read(String key) {
    return calls.get(Place.of(key)).then(this::seen);
  }

  /// Every item whose key begins with `prefix`.
  ///
  /// @param prefix with a `/`: keys up to there lie together
  public Outcome<SortedMap<String, TableItem>> readAll(String prefix) {
    if (prefix.indexOf('/') < 0) {
      throw new IllegalArgumentException("a prefix without / is in no one partition: " + prefix);
    }
    SortedMap<String, TableItem> all = new TreeMap<>();
    Map<String, Optional<BatchOutcome>> decided = new HashMap<>();
    Optional<JsonObject> from = Optional.empty();
    do {
      switch (page(prefix, from)) {
        case Refused<AwsAnswer>(Refusal no) -> {
          return Outcome.refused(no);
        }
        case Accepted<AwsAnswer>(AwsAnswer page) -> {
          Outcome<Boolean> added = add(page, decided, all);
          if (added instanceof Refused<Boolean>(Refusal no)) {
            return Outcome.refused(no);
          }
          from = page.object("LastEvaluatedKey").map(AwsAnswer::json);
        }
      }
    } while (from.isPresent());
    return Outcome.accepted(all);
  }

  /// Writes all or none, and is durable when it is accepted.
  ///
  /// @param batch distinct keys
  /// @return false, and nothing written, if a key does not have the version expected
  public Outcome<Boolean> write(List<TableWrite> batch) {
    List<Prepared> prepared = new ArrayList<>();
    for (TableWrite write : batch) {
      switch (prepare(write)) {
        case Refused<Prepared>(Refusal no) -> {
          return Outcome.refused(no);
        }
        case Accepted<Prepared>(Prepared ready) -> prepared.add(ready);
      }
    }
    return writer.write(prepared);
  }

  private Outcome<Prepared> prepare(TableWrite write) {
    return write
        .value()
        .map(value ->
            contents
                .store(value)
                .map(content -> new Prepared(write.key(), write.expected(), Optional.of(content))))
        .orElseGet(
            () -> Outcome.accepted(new Prepared(write.key(), write.expected(), Optional.empty())));
  }

  private Outcome<AwsAnswer> page(String prefix, Optional<JsonObject> from) {
    JsonObject.Builder input =
        JsonObject.builder()
            .text("TableName", calls.table())
            .flag("ConsistentRead", true)
            .text("KeyConditionExpression", IN_PARTITION)
            .object(
                "ExpressionAttributeValues",
                Attributes.NONE.text(":p", Place.of(prefix).partition()).text(":k", prefix).json());
    from.ifPresent(key -> input.object("ExclusiveStartKey", key));
    return calls.query(input.build());
  }

  private Outcome<Boolean> add(
      AwsAnswer page,
      Map<String, Optional<BatchOutcome>> decided,
      SortedMap<String, TableItem> all) {
    for (JsonValue value : page.items("Items").orElse(List.of())) {
      Optional<Attributes> attributes =
          value instanceof JsonObject object
              ? Optional.of(new Attributes(object.members()))
              : Optional.empty();
      Optional<String> key = attributes.flatMap(item -> item.text(Place.SORT));
      Optional<StoredItem> stored = attributes.flatMap(StoredItem::read);
      if (key.isEmpty() || stored.isEmpty()) {
        return damaged();
      }
      switch (seen(stored.get(), decided)) {
        case Refused<Optional<TableItem>>(Refusal no) -> {
          return Outcome.refused(no);
        }
        case Accepted<Optional<TableItem>>(Optional<TableItem> item) ->
            item.ifPresent(found -> all.put(key.get(), found));
      }
    }
    return Outcome.accepted(true);
  }

  /// One batch is asked for once.
  private Outcome<Optional<TableItem>> seen(
      StoredItem stored, Map<String, Optional<BatchOutcome>> decided) {
    if (stored.intent().isEmpty()) {
      return loaded(Optional.of(stored));
    }
    String batch = stored.intent().get().batch();
    if (decided.containsKey(batch)) {
      return loaded(Batches.as(stored, decided.get(batch)));
    }
    return batches
        .outcome(batch)
        .then(outcome -> {
          decided.put(batch, outcome);
          return loaded(Batches.as(stored, outcome));
        });
  }

  private Outcome<Optional<TableItem>> seen(Optional<Attributes> found) {
    if (found.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    Optional<StoredItem> stored = found.flatMap(StoredItem::read);
    return stored.isEmpty() ? damaged() : batches.seen(stored.get()).then(this::loaded);
  }

  private Outcome<Optional<TableItem>> loaded(Optional<StoredItem> stored) {
    if (stored.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    Outcome<Bytes> value = contents.load(stored.get().content().orElseThrow());
    return value.map(bytes -> Optional.of(new TableItem(stored.get().version(), bytes)));
  }

  private static <T> Outcome<T> damaged() {
    return Outcome.refused(StateRefusal.ANSWER, "an item of the table is not of this form");
  }
}
