package dev.treza.agent.device;

import java.io.Serial;

/// The security module failed or refused a call.
public final class DeviceException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
