package dev.treza.agent.store;

import java.io.Serial;

/// The store cannot be read or written, or what it holds is damaged. Nothing was written by the
/// call that throws it, or it is not known whether it was: the caller must read before it tries
/// again.
public final class StoreException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
