package dev.treza.sdk.peer;

import static org.assertj.core.api.Assertions.fail;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;

/// Takes outcomes apart.
public final class Accept {
  private Accept() {}

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> fail(refusal.line());
    };
  }

  public static RefusalId refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<?>(var value) -> fail("accepted: " + value);
      case Outcome.Refused<?>(var refusal) -> refusal.id();
    };
  }
}
