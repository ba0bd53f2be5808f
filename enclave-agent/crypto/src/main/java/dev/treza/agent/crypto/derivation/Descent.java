package dev.treza.agent.crypto.derivation;

import dev.treza.agent.crypto.LockedMemoryException;

/// The way down a tree of extended keys.
final class Descent {
  private Descent() {}

  /// One step of it.
  @FunctionalInterface
  interface Step {
    ExtendedKey child(ExtendedKey parent, int number) throws LockedMemoryException;
  }

  /// The node at the end of `path`. Every node on the way is closed, `first` is the caller's.
  static ExtendedKey along(ExtendedKey first, Step step, int... path) throws LockedMemoryException {
    if (path.length == 0) {
      throw new IllegalArgumentException("a path has at least one child number");
    }
    ExtendedKey node = step.child(first, path[0]);
    for (int i = 1; i < path.length; i++) {
      try (ExtendedKey parent = node) {
        node = step.child(parent, path[i]);
      }
    }
    return node;
  }
}
