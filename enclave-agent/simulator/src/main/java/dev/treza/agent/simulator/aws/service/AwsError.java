package dev.treza.agent.simulator.aws.service;

import dev.treza.fleet.json.JsonObject;
import java.io.Serial;

/// An error as AWS answers it.
public final class AwsError extends Exception {
  private static final int CLIENT = 400;

  @Serial private static final long serialVersionUID = 1L;

  private static final JsonObject NOTHING = JsonObject.builder().build();

  private final int status;
  private final String code;
  private final transient JsonObject more;

  /// An error of the caller.
  public AwsError(String code, String message) {
    this(CLIENT, code, message);
  }

  public AwsError(int status, String code, String message) {
    this(status, code, message, NOTHING);
  }

  /// An error of the caller that says more than its name.
  public AwsError(String code, String message, JsonObject more) {
    this(CLIENT, code, message, more);
  }

  private AwsError(int status, String code, String message, JsonObject more) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }

  /// The members that the answer has beside name and message.
  public JsonObject more() {
    return more;
  }

  public int status() {
    return status;
  }

  /// AWS's name for it.
  public String code() {
    return code;
  }
}
