package dev.treza.fleet.treasury;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;

/// What tests ask of an [Outcome].
public final class Outcomes {
  private Outcomes() {}

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  public static <T> Refusal refused(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted " + value);
      case Outcome.Refused<T>(Refusal refusal) -> refusal;
    };
  }

  /// The id of the refusal.
  public static <T> String id(Outcome<T> outcome) {
    return refused(outcome).id().id();
  }
}
