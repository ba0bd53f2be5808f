package dev.treza.agent.nitro;

import java.util.Optional;
import java.util.stream.Stream;

/// Why a security module refuses a request, in its own terms (`ErrorCode` of the Nitro NSM API).
public enum NsmError {
  INVALID_ARGUMENT("InvalidArgument"),
  INVALID_INDEX("InvalidIndex"),
  INVALID_RESPONSE("InvalidResponse"),
  READ_ONLY_INDEX("ReadOnlyIndex"),
  INVALID_OPERATION("InvalidOperation"),
  BUFFER_TOO_SMALL("BufferTooSmall"),
  INPUT_TOO_LARGE("InputTooLarge"),
  INTERNAL_ERROR("InternalError");

  private final String code;

  NsmError(String code) {
    this.code = code;
  }

  /// The text the device sends.
  public String code() {
    return code;
  }

  static Optional<NsmError> parse(String code) {
    return Stream.of(values()).filter(error -> error.code.equals(code)).findFirst();
  }
}
