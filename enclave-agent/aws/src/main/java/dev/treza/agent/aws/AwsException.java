package dev.treza.agent.aws;

import java.io.Serial;

/// A call that came to nothing: AWS refused it, or it could not be asked.
public final class AwsException extends Exception {
  /// No answer could be had, or it could not be read.
  public static final String NO_ANSWER = "NoAnswer";

  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  AwsException(String code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  AwsException(String code, String message, Throwable cause) {
    super(code + ": " + message, cause);
    this.code = code;
  }

  /// AWS's name for the error, such as `AccessDeniedException`, or [#NO_ANSWER].
  public String code() {
    return code;
  }
}
