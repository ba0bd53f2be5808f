package dev.treza.agent.simulator.aws.service;

import java.io.Serial;

/// An error as AWS answers it.
public final class AwsError extends Exception {
  private static final int CLIENT = 400;

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /// An error of the caller.
  public AwsError(String code, String message) {
    this(CLIENT, code, message);
  }

  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /// AWS's name for it.
  public String code() {
    return code;
  }
}
