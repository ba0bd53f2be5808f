package dev.treza.agent.seal;

import java.io.Serial;

/// A key cannot be sealed or unsealed: the sealing key's owner refuses or cannot be reached, or
/// locked memory is short. A record that may not be opened is a refusal, not a fault.
public final class SealException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public SealException(String message) {
    super(message);
  }

  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
