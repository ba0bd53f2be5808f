package dev.treza.console.charter;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;

/// Charters the tests of this package begin with.
final class Amendments {
  private Amendments() {}

  /// The same with room for more keys.
  static Charter larger(Charter current) {
    return accepted(current.amended().maxKeysPerEnclave(current.maxKeysPerEnclave() + 1).charter());
  }

  static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }
}
