package dev.treza.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;

/// What tests say about outcomes.
public final class Outcomes {
  private Outcomes() {}

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  public static void assertRefused(Outcome<?> outcome, RefusalId id, String detail) {
    switch (outcome) {
      case Accepted<?>(var value) -> throw new AssertionError("accepted " + value);
      case Refused<?>(Refusal refusal) -> {
        assertThat(refusal.id()).isEqualTo(id);
        assertThat(refusal.line()).contains(detail);
      }
    }
  }
}
