package dev.treza.agent.seal;

import java.io.Serial;

/// A key cannot be sealed or unsealed: the sealing key's owner refuses or cannot be reached, the
/// record is damaged or belongs elsewhere, or locked memory is short.
public final class SealException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public SealException(String message) {
    super(message);
  }

  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
