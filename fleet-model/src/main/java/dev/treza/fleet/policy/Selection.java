package dev.treza.fleet.policy;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What a condition of a rule accepts: certain names, or everything. In a document everything is
/// the list of the one word `*`, so that nobody gives it away by leaving something out.
///
/// @param <T> what is chosen from
public sealed interface Selection<T extends Comparable<? super T>> {
  /// The word for everything.
  String EVERYTHING = "*";

  record Everything<T extends Comparable<? super T>>() implements Selection<T> {}

  /// At least one.
  record Only<T extends Comparable<? super T>>(Set<T> values) implements Selection<T> {
    public Only {
      values = Set.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a selection of nothing");
      }
    }
  }

  static <T extends Comparable<? super T>> Selection<T> everything() {
    return new Everything<>();
  }

  /// Only these, at least one.
  static <T extends Comparable<? super T>> Selection<T> only(Set<T> values) {
    return new Only<>(values);
  }

  default boolean accepts(T value) {
    return switch (this) {
      case Everything<T> _ -> true;
      case Only<T>(Set<T> values) -> values.contains(value);
    };
  }

  /// The same where there may be no value: only everything accepts that.
  default boolean accepts(Optional<T> value) {
    return value.map(this::accepts).orElse(this instanceof Everything<T>);
  }

  /// What is named; nothing if it is everything.
  default Set<T> named() {
    return switch (this) {
      case Everything<T> _ -> Set.of();
      case Only<T>(Set<T> values) -> values;
    };
  }

  /// In rising order.
  default List<String> texts(Function<T, String> text) {
    return switch (this) {
      case Everything<T> _ -> List.of(EVERYTHING);
      case Only<T>(Set<T> values) -> new TreeSet<>(values).stream().map(text).toList();
    };
  }

  static <T extends Comparable<? super T>> Selection<T> read(
      JsonFields fields, String name, Function<String, Optional<T>> parse)
      throws JsonShapeException {
    if (fields.texts(name).equals(List.of(EVERYTHING))) {
      return new Everything<>();
    }
    return new Only<>(new LinkedHashSet<>(fields.choices(name, parse)));
  }
}
