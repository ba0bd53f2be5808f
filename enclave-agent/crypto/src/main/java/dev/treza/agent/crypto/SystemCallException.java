package dev.treza.agent.crypto;

/// A system call failed: which one, its `errno` and the C library's text for it.
final class SystemCallException extends Exception {
  private static final long serialVersionUID = 1L;

  SystemCallException(String call, int errno, String text) {
    super(call + ": " + text + " (errno " + errno + ")");
  }
}
