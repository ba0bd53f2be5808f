package dev.treza.agent.crypto;

/// Memory for a secret could not be had as it must be: mapped, locked against swapping, left out of
/// core dumps and wiped in a forked child. Nothing was allocated. The usual cause is a small
/// `RLIMIT_MEMLOCK`; the message names the call and the system's reason.
public final class LockedMemoryException extends Exception {
  private static final long serialVersionUID = 1L;

  LockedMemoryException(long size, SystemCallException cause) {
    super("no locked memory for a secret of " + size + " bytes: " + cause.getMessage(), cause);
  }
}
