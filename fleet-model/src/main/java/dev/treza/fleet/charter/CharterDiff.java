package dev.treza.fleet.charter;

import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What an amendment changes, line by line. Things in lists are told apart by their id, name or
/// label, so that moving one is no change of all; where only the order changes, that is said, as it
/// matters for the policy. Serial and predecessor always change and are left out.
public final class CharterDiff {
  private static final List<String> NAMES = List.of("id", "name", "label");
  private static final List<String> OF_EVERY_AMENDMENT = List.of("serial", "previous");

  private final List<CharterChange> changes = new ArrayList<>();

  private CharterDiff() {}

  public static List<CharterChange> of(Charter before, Charter after) {
    CharterDiff diff = new CharterDiff();
    diff.objects("", before.toJson(), after.toJson());
    return List.copyOf(diff.changes);
  }

  private void objects(String place, JsonObject before, JsonObject after) {
    TreeSet<String> names = new TreeSet<>(before.members().keySet());
    names.addAll(after.members().keySet());
    if (place.isEmpty()) {
      OF_EVERY_AMENDMENT.forEach(names::remove);
    }
    for (String name : names) {
      values(at(place, name), before.member(name), after.member(name));
    }
  }

  private void values(String place, Optional<JsonValue> before, Optional<JsonValue> after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isPresent() && after.isPresent()) {
      if (before.get() instanceof JsonObject one && after.get() instanceof JsonObject other) {
        objects(place, one, other);
        return;
      }
      if (before.get() instanceof JsonArray one
          && after.get() instanceof JsonArray other
          && named(one).isPresent()
          && named(other).isPresent()) {
        lists(place, named(one).get(), named(other).get());
        return;
      }
    }
    changes.add(
        new CharterChange(place, before.map(CharterDiff::text), after.map(CharterDiff::text)));
  }

  private void lists(String place, Map<String, JsonValue> before, Map<String, JsonValue> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      values(
          place + " " + name,
          Optional.ofNullable(before.get(name)),
          Optional.ofNullable(after.get(name)));
    }
    List<String> then = order(before, after);
    List<String> now = order(after, before);
    if (!then.equals(now)) {
      changes.add(
          new CharterChange(
              place + ", order",
              Optional.of(String.join(", ", then)),
              Optional.of(String.join(", ", now))));
    }
  }

  /// The order of what both have.
  private static List<String> order(Map<String, JsonValue> of, Map<String, JsonValue> other) {
    return of.keySet().stream().filter(other::containsKey).toList();
  }

  /// The items by name, if each has one of its own.
  private static Optional<Map<String, JsonValue>> named(JsonArray array) {
    Map<String, JsonValue> items = new LinkedHashMap<>();
    for (JsonValue item : array.items()) {
      Optional<String> name = name(item);
      if (name.isEmpty() || items.put(name.get(), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(items);
  }

  private static Optional<String> name(JsonValue item) {
    return item instanceof JsonObject object
        ? NAMES.stream()
            .flatMap(name -> object.member(name).stream())
            .filter(JsonText.class::isInstance)
            .map(CharterDiff::text)
            .findFirst()
        : Optional.empty();
  }

  private static String at(String place, String name) {
    return place.isEmpty() ? name : place + ", " + name;
  }

  /// Texts and lists of texts as people write them, anything else as JSON.
  private static String text(JsonValue value) {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    if (value instanceof JsonArray(List<JsonValue> items)
        && items.stream().allMatch(JsonText.class::isInstance)) {
      return String.join(", ", items.stream().map(CharterDiff::text).toList());
    }
    return new String(CanonicalJson.encode(value).toArray(), StandardCharsets.UTF_8);
  }
}
