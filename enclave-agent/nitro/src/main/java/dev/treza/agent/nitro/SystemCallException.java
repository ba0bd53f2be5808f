package dev.treza.agent.nitro;

import java.io.IOException;

/// A system call failed: which one and on what, its `errno` and the C library's text for it.
public final class SystemCallException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  SystemCallException(String call, int errno, String text) {
    super(call + ": " + text + " (errno " + errno + ")");
    this.errno = errno;
  }

  /// The error number of errno(3), as Linux numbers them.
  public int errno() {
    return errno;
  }
}
