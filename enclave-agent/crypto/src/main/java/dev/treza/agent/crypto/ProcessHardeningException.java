package dev.treza.agent.crypto;

/// The process could not be made unreadable to others.
public final class ProcessHardeningException extends Exception {
  private static final long serialVersionUID = 1L;

  ProcessHardeningException(SystemCallException cause) {
    super("the process could not be hardened: " + cause.getMessage(), cause);
  }
}
