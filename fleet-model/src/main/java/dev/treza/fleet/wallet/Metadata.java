package dev.treza.fleet.wallet;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.NameRule;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people want to know about a wallet beyond what it is: cost centre, ticket, owner. Nothing
/// is decided by it.
///
/// @param entries at most [#MOST]; names are ids, values are names as [NameRule] takes them
public record Metadata(SortedMap<String, String> entries) {
  public static final Metadata NONE = new Metadata(new TreeMap<>());
  public static final int MOST = 16;

  /// @throws IllegalArgumentException if there are too many, or one breaks its form
  public Metadata {
    Map<String, String> unordered = entries;
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(unordered));
    fault(entries)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
  }

  /// What is wrong with `entries`, or nothing.
  public static Optional<String> fault(Map<String, String> entries) {
    if (entries.size() > MOST) {
      return Optional.of("at most " + MOST + " entries");
    }
    return entries.entrySet().stream()
        .flatMap(entry ->
            Ids.valid(entry.getKey())
                ? NameRule.fault(entry.getValue()).stream()
                : Optional.of("not a name of an entry: " + entry.getKey()).stream())
        .findFirst();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /// Writes `metadata`, absent if there is none.
  public void writeTo(JsonObject.Builder json) {
    if (!isEmpty()) {
      JsonObject.Builder object = JsonObject.builder();
      entries.forEach(object::text);
      json.object("metadata", object.build());
    }
  }

  /// The reverse of [#writeTo].
  public static Metadata read(JsonFields fields) throws JsonShapeException {
    Optional<JsonFields> object = fields.optionalObject("metadata");
    if (object.isEmpty()) {
      return NONE;
    }
    SortedMap<String, String> entries = new TreeMap<>();
    for (String name : object.get().names()) {
      entries.put(name, object.get().name(name));
    }
    Optional<String> fault = fault(entries);
    if (fault.isPresent()) {
      throw JsonShapeException.at(JsonRefusal.SCHEMA, fields.place("metadata"), fault.get());
    }
    return new Metadata(entries);
  }
}
