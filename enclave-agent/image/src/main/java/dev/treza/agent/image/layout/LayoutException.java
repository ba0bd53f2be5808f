package dev.treza.agent.image.layout;

import java.io.Serial;

/// The parts of an image cannot be put together.
public final class LayoutException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  LayoutException(String message) {
    super(message);
  }

  LayoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
