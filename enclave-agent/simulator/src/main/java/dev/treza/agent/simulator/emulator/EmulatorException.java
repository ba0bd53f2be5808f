package dev.treza.agent.simulator.emulator;

import java.io.Serial;

/// The enclave cannot be emulated, or ended; says why.
public final class EmulatorException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  EmulatorException(String message) {
    super(message);
  }

  EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
