package dev.treza.console.compose;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;

/// Ends a sequence of questions at the first refusal. It never leaves this package: [#outcome]
/// makes a value of it.
final class Halt extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  Halt(Refusal refusal) {
    super(refusal.line(), null, false, false);
    this.refusal = refusal;
  }

  /// Work that may be ended by a refusal.
  @FunctionalInterface
  interface Work<T> {
    T run() throws Halt;
  }

  /// The same, with a node to wait for.
  @FunctionalInterface
  interface Waiting<T> {
    T run() throws Halt, InterruptedException;
  }

  static <T> Outcome<T> outcome(Work<T> work) {
    try {
      return Outcome.accepted(work.run());
    } catch (Halt halt) {
      return Outcome.refused(halt.refusal);
    }
  }

  static <T> Outcome<T> waiting(Waiting<T> work) throws InterruptedException {
    try {
      return Outcome.accepted(work.run());
    } catch (Halt halt) {
      return Outcome.refused(halt.refusal);
    }
  }

  static <T> T need(Outcome<T> outcome) throws Halt {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new Halt(refusal);
    };
  }

  /// The same, for one field of what a person wrote.
  static <T> T need(String field, Outcome<T> outcome) throws Halt {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) ->
          throw new Halt(Refusal.at(refusal.id(), field, refusal.detail()));
    };
  }
}
