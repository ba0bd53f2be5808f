package dev.treza.agent.image.eif;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.image.ImageRefusal;
import java.io.Serial;

/// Ends the reading of an image that is refused; never leaves this package.
final class ImageShapeException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  private ImageShapeException(Refusal refusal) {
    super(refusal.line());
    this.refusal = refusal;
  }

  static ImageShapeException of(ImageRefusal id, String detail) {
    return new ImageShapeException(Refusal.of(id, detail));
  }

  static ImageShapeException at(ImageRefusal id, long offset, String detail) {
    return new ImageShapeException(Refusal.at(id, "byte " + offset, detail));
  }

  Refusal refusal() {
    return refusal;
  }
}
