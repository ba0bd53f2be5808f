package dev.treza.fleet;

import java.util.function.Function;

/// What an operation that may be refused gives: the value, or the refusal. Faults are exceptions;
/// refusals are values.
///
/// @param <T> what was asked for
public sealed interface Outcome<T> {
  record Accepted<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  static <T> Outcome<T> refused(RefusalId id, String detail) {
    return new Refused<>(Refusal.of(id, detail));
  }

  default <U> Outcome<U> map(Function<? super T, ? extends U> step) {
    return switch (this) {
      case Accepted<T>(T value) -> new Accepted<>(step.apply(value));
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  default <U> Outcome<U> then(Function<? super T, Outcome<U>> step) {
    return switch (this) {
      case Accepted<T>(T value) -> step.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
