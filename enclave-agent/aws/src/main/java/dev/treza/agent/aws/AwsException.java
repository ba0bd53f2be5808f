package dev.treza.agent.aws;

import dev.treza.fleet.json.JsonObject;
import java.io.Serial;

/// A call that came to nothing: AWS refused it, or it could not be asked.
public final class AwsException extends Exception {
  /// No answer could be had, or it could not be read.
  public static final String NO_ANSWER = "NoAnswer";

  private static final AwsAnswer NOTHING = new AwsAnswer(JsonObject.builder().build());

  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final transient AwsAnswer answer;

  AwsException(String code, String message) {
    this(code, message, NOTHING);
  }

  AwsException(String code, String message, AwsAnswer answer) {
    super(code + ": " + message);
    this.code = code;
    this.answer = answer;
  }

  AwsException(String code, String message, Throwable cause) {
    super(code + ": " + message, cause);
    this.code = code;
    this.answer = NOTHING;
  }

  /// AWS's name for the error, such as `AccessDeniedException`, or [#NO_ANSWER].
  public String code() {
    return code;
  }

  /// What AWS said beside the name; empty if there was no answer.
  public AwsAnswer answer() {
    return answer;
  }
}
