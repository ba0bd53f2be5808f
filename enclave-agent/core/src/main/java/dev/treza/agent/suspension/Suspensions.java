package dev.treza.agent.suspension;

import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Who and what is suspended (TRUST section 3), as the state says. An entry stays when it is
/// lifted, and says so. They are asked for with every request, so they are kept in memory, which is
/// right as long as this enclave alone writes its state.
public final class Suspensions {
  private static final String ALL = "suspended/";

  private final StateStore store;
  private final AtomicReference<Optional<List<Suspended>>> known =
      new AtomicReference<>(Optional.empty());

  public Suspensions(StateStore store) {
    this.store = store;
  }

  private record Entry(Suspended suspended, boolean lifted) {
    Bytes encoded() {
      return CanonicalJson.encode(
          JsonObject.builder()
              .object("suspended", suspended.toJson())
              .flag("lifted", lifted)
              .build());
    }

    static Entry read(JsonFields fields) throws JsonShapeException {
      return new Entry(Suspended.read(fields.object("suspended")), fields.flag("lifted"));
    }
  }

  /// All that is suspended now.
  public List<Suspended> all() throws StoreException {
    Optional<List<Suspended>> before = known.get();
    if (before.isPresent()) {
      return before.get();
    }
    List<Suspended> all = read();
    known.set(Optional.of(all));
    return all;
  }

  /// To be called after a write, whether it succeeded or nobody knows.
  public void changed() {
    known.set(Optional.empty());
  }

  private List<Suspended> read() throws StoreException {
    List<Suspended> all = new ArrayList<>();
    for (Versioned entry : store.readAll(ALL).values()) {
      Entry read = read(entry);
      if (!read.lifted) {
        all.add(read.suspended);
      }
    }
    return List.copyOf(all);
  }

  /// Ids of the officers whose word counts for nothing.
  public Set<String> officers() throws StoreException {
    return all().stream()
        .filter(one -> one.subject() == SuspensionSubject.OFFICER)
        .map(Suspended::id)
        .collect(Collectors.toSet());
  }

  public boolean holds(SuspensionSubject subject, String id) throws StoreException {
    return all().stream().anyMatch(one -> one.subject() == subject && one.id().equals(id));
  }

  /// The write that makes what was asked true.
  public Write write(SuspensionRequest request, Instant now) throws StoreException {
    String key = key(request.subject(), request.id());
    long version = store.read(key).map(Versioned::version).orElse(0L);
    Entry entry = new Entry(new Suspended(request.subject(), request.id(), now), request.lift());
    return new Write(key, version, entry.encoded());
  }

  private static Entry read(Versioned entry) throws StoreException {
    return switch (JsonFields.decode(entry.value(), Entry::read)) {
      case Accepted<Entry>(Entry read) -> read;
      case Refused<Entry>(Refusal refusal) ->
          throw new StoreException("a suspension is damaged: " + refusal.line());
    };
  }

  private static String key(SuspensionSubject subject, String id) {
    return ALL + subject.text() + "/" + id;
  }
}
