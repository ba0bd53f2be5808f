package dev.treza.agent.doubles;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;

/// What an outcome is expected to be.
public final class Accept {
  private Accept() {}

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  public static <T> RefusalId refused(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted: " + value);
      case Outcome.Refused<T>(Refusal refusal) -> refusal.id();
    };
  }
}
