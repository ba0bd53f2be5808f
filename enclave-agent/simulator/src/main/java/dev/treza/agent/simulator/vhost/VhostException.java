package dev.treza.agent.simulator.vhost;

import java.io.Serial;

/// The guest or the front end broke the protocol; the device cannot go on.
public final class VhostException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  VhostException(String message) {
    super(message);
  }
}
