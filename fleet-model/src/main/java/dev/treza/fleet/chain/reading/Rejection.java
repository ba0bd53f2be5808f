package dev.treza.fleet.chain.reading;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;

/// Carries a refusal out of the depth of a reader to its one entry point, where it becomes an
/// [Outcome] again. Never leaves the decoders.
public final class Rejection extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public Rejection(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public static Rejection at(RefusalId id, int offset, String detail) {
    return new Rejection(Refusal.at(id, "byte " + offset, detail));
  }

  public static Rejection at(RefusalId id, String field, String detail) {
    return new Rejection(Refusal.at(id, field, detail));
  }

  /// Reading that may be rejected.
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws Rejection;
  }

  public static <T> Outcome<T> outcome(Reading<T> reading) {
    try {
      return Outcome.accepted(reading.read());
    } catch (Rejection rejection) {
      return Outcome.refused(rejection.refusal);
    }
  }

  /// The accepted value; a refusal is placed at `field`.
  public static <T> T orReject(String field, Outcome<T> outcome) throws Rejection {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw at(refusal.id(), field, refusal.detail());
    };
  }
}
