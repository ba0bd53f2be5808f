package dev.treza.agent.nitro;

import java.io.IOException;

/// The parent did not answer the heartbeat as `nitro-cli` does.
public final class HeartbeatException extends IOException {
  private static final long serialVersionUID = 1L;

  HeartbeatException(int answer) {
    super(
        "the parent answered the heartbeat with "
            + (answer < 0 ? "nothing" : "0x" + Integer.toHexString(answer)));
  }
}
