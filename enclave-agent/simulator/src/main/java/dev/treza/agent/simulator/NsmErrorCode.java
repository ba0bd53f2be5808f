package dev.treza.agent.simulator;

/// Why a security module refuses a request, in the terms of the Nitro NSM API (`ErrorCode`).
public enum NsmErrorCode {
  INVALID_ARGUMENT("InvalidArgument"),
  INVALID_INDEX("InvalidIndex"),
  READ_ONLY_INDEX("ReadOnlyIndex"),
  INVALID_OPERATION("InvalidOperation"),
  BUFFER_TOO_SMALL("BufferTooSmall"),
  INPUT_TOO_LARGE("InputTooLarge"),
  INTERNAL_ERROR("InternalError");

  private final String text;

  NsmErrorCode(String text) {
    this.text = text;
  }

  /// What the device sends.
  public String text() {
    return text;
  }
}
