package dev.treza.agent.nitro;

import java.io.IOException;

/// The security module understood a request and refused it.
public final class NsmRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final NsmError error;

  NsmRefusedException(NsmError error) {
    super("the security module refused: " + error.code());
    this.error = error;
  }

  /// Why.
  public NsmError error() {
    return error;
  }
}
