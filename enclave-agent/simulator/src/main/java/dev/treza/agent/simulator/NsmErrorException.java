package dev.treza.agent.simulator;

import java.io.Serial;

/// The security module refuses a request.
public final class NsmErrorException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final NsmErrorCode code;

  public NsmErrorException(NsmErrorCode code) {
    super(code.text());
    this.code = code;
  }

  public NsmErrorCode code() {
    return code;
  }
}
