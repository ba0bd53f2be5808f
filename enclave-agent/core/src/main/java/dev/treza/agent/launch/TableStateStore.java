package dev.treza.agent.launch;

import dev.treza.agent.aws.dynamo.StateTable;
import dev.treza.agent.aws.dynamo.TableItem;
import dev.treza.agent.aws.dynamo.TableWrite;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The agent's port to its state, over a table of DynamoDB.
record TableStateStore(StateTable table) implements StateStore {
  @Override
  public Optional<Versioned> read(String key) throws StoreException {
    return require(table.read(key)).map(TableStateStore::versioned);
  }

  @Override
  public SortedMap<String, Versioned> readAll(String prefix) throws StoreException {
    SortedMap<String, Versioned> all = new TreeMap<>();
    require(table.readAll(prefix)).forEach((key, item) -> all.put(key, versioned(item)));
    return all;
  }

  @Override
  public boolean write(List<Write> batch) throws StoreException {
    if (batch.stream().map(Write::key).distinct().count() < batch.size()) {
      throw new IllegalArgumentException("a batch writes each key once");
    }
    return require(
        table.write(
            batch.stream()
                .map(write -> new TableWrite(write.key(), write.expected(), write.content()))
                .toList()));
  }

  private static Versioned versioned(TableItem item) {
    return new Versioned(item.version(), item.value());
  }

  private static <T> T require(Outcome<T> outcome) throws StoreException {
    return switch (outcome) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new StoreException(refusal);
    };
  }
}
