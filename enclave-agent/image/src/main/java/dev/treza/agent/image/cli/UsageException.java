package dev.treza.agent.image.cli;

import java.io.Serial;

/// The program was called wrongly, or with a file it cannot use.
final class UsageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
