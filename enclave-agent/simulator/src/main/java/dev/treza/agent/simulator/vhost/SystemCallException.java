package dev.treza.agent.simulator.vhost;

import java.io.IOException;
import java.io.Serial;

/// A system call failed: which one, and its `errno`.
public final class SystemCallException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final int errno;

  SystemCallException(String call, int errno) {
    super(call + " failed (errno " + errno + ")");
    this.errno = errno;
  }

  int errno() {
    return errno;
  }
}
