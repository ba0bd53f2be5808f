package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The items of all tables, kept in the simulator's own state, and what they were at moments that
/// somebody marked.
public final class Tables {
  private static final String TABLE = "table/";
  private static final String ITEM = "table-item/";
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(1024 * 1024, 8);

  private final StateStore store;
  private final Map<String, SortedMap<String, Bytes>> marks = new HashMap<>();
  private final Map<String, Optional<Item>> before = new HashMap<>();

  public Tables(StateStore store) {
    this.store = store;
  }

  /// Makes an empty table.
  ///
  /// @return whether there was none
  boolean create(String table) throws StoreException {
    return store.write(List.of(Write.create(TABLE + table, Bytes.utf8(table))));
  }

  void require(String table) throws AwsError, StoreException {
    if (store.read(TABLE + table).isEmpty()) {
      throw new AwsError(
          "ResourceNotFoundException", "Requested resource not found: Table: " + table);
    }
  }

  Optional<Item> item(String table, Item key) throws StoreException {
    Optional<Versioned> stored = store.read(name(table, key));
    return stored.isEmpty() ? Optional.empty() : read(stored.get().value());
  }

  /// What a read sees that is not consistent: what was there before the last write.
  Optional<Item> staleItem(String table, Item key) throws StoreException {
    Optional<Item> old = before.get(name(table, key));
    return old == null ? item(table, key) : old;
  }

  /// The items of a partition whose sort key begins with a text, in order.
  List<Item> query(String table, String partition, String begin) throws StoreException {
    List<Item> found = new ArrayList<>();
    String prefix = ITEM + table + "/" + partition + "\u0000" + begin;
    for (Versioned stored : store.readAll(prefix).values()) {
      read(stored.value()).ifPresent(found::add);
    }
    return found;
  }

  /// Writes what is there afterwards, and `more` with it.
  void write(String table, Map<Item, Optional<Item>> after, List<Write> more)
      throws StoreException {
    List<Write> batch = new ArrayList<>(more);
    for (Map.Entry<Item, Optional<Item>> change : after.entrySet()) {
      String name = name(table, change.getKey());
      before.put(name, item(table, change.getKey()));
      batch.add(overwrite(name, encoded(change.getValue())));
    }
    if (!store.write(batch)) {
      throw new StoreException("the simulator's state was written by another");
    }
  }

  /// The state itself, for what belongs to no table.
  StateStore store() {
    return store;
  }

  /// Remembers what a table is at this moment, until the simulator ends.
  public void mark(String table, String mark) throws StoreException {
    SortedMap<String, Bytes> items = new TreeMap<>();
    store.readAll(ITEM + table + "/").forEach((name, item) -> items.put(name, item.value()));
    marks.put(mark, items);
  }

  /// Makes a table what it was then, as restoring a backup under the same name does.
  public void restore(String table, String mark) throws StoreException, AwsError {
    SortedMap<String, Bytes> then = marks.get(mark);
    if (then == null) {
      throw new AwsError("BackupNotFoundException", mark);
    }
    List<Write> batch = new ArrayList<>();
    for (String name : store.readAll(ITEM + table + "/").keySet()) {
      batch.add(overwrite(name, then.getOrDefault(name, Bytes.EMPTY)));
    }
    before.clear();
    if (!batch.isEmpty() && !store.write(batch)) {
      throw new StoreException("the simulator's state was written by another");
    }
  }

  private Write overwrite(String name, Bytes value) throws StoreException {
    return new Write(name, store.read(name).map(Versioned::version).orElse(0L), value);
  }

  private static String name(String table, Item key) {
    return ITEM + table + "/" + key.partition() + "\u0000" + key.sort();
  }

  /// Nothing is written as nothing: this store deletes no key.
  private static Bytes encoded(Optional<Item> item) {
    return item.map(it -> CanonicalJson.encode(it.attributes())).orElse(Bytes.EMPTY);
  }

  private static Optional<Item> read(Bytes stored) throws StoreException {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    return switch (StrictJson.parseMessage(stored, LIMITS)) {
      case Accepted<JsonValue>(JsonObject object) -> Optional.of(new Item(object));
      case Accepted<JsonValue> _ -> throw new StoreException("an item is no object");
      case Refused<JsonValue>(Refusal refusal) -> throw new StoreException(refusal.line());
    };
  }
}
