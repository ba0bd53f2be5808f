package dev.treza.agent.crypto;

import java.lang.foreign.MemorySegment;

/// What writes a new secret straight into its locked memory.
@FunctionalInterface
public interface SecretContent {
  /// Writes all of `target`, which is zero.
  ///
  /// @throws LockedMemoryException if there is no memory for what lies between
  void write(MemorySegment target) throws LockedMemoryException;
}
