package dev.treza.agent.image.ramdisk;

import java.io.Serial;

/// Bytes that are no archive we read.
final class CpioException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  CpioException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
