package dev.treza.agent.crypto;

/// Compares secrets in a time that depends on their sizes only.
public final class ConstantTime {
  private final LibSodium library;

  private ConstantTime(LibSodium library) {
    this.library = library;
  }

  /// Loads the library.
  ///
  /// @throws NativeLibraryException if it is not the pinned one
  public static ConstantTime open() throws NativeLibraryException {
    return new ConstantTime(LibSodium.load());
  }

  /// Whether both hold the same bytes.
  public boolean equal(SecretBuffer one, SecretBuffer other) {
    return one.size() == other.size() && library.equal(one.segment(), other.segment());
  }
}
