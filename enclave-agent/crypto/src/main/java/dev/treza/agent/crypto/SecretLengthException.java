package dev.treza.agent.crypto;

import java.io.IOException;

/// A file that should hold a secret has another length. Says what was expected, never what was
/// found.
public final class SecretLengthException extends IOException {
  private static final long serialVersionUID = 1L;

  SecretLengthException(int expected) {
    super("the secret must have exactly " + expected + " bytes");
  }
}
