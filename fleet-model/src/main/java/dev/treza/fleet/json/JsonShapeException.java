package dev.treza.fleet.json;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;

/// Received JSON has not the form it must have. It leaves the readers of a deep document in one
/// step; the edge that called them turns it into an [dev.treza.fleet.Outcome].
public final class JsonShapeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public JsonShapeException(Refusal refusal) {
    super(refusal.line());
    this.refusal = refusal;
  }

  /// For readers of other packages that check more than a field's form: their own id at `place`.
  public static JsonShapeException at(RefusalId id, String place, String detail) {
    return new JsonShapeException(Refusal.at(id, place, detail));
  }

  public Refusal refusal() {
    return refusal;
  }
}
