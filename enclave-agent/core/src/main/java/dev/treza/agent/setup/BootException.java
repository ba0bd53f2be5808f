package dev.treza.agent.setup;

import java.io.Serial;

/// The agent cannot start; there is nothing to serve.
public final class BootException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public BootException(String message) {
    super(message);
  }

  public BootException(String message, Throwable cause) {
    super(message, cause);
  }
}
