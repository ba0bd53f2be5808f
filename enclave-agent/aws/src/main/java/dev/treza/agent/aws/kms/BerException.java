package dev.treza.agent.aws.kms;

import java.io.Serial;

/// Bytes that are not what they should be. It never leaves this package, and says nothing more.
final class BerException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  BerException(String message) {
    super(message);
  }
}
