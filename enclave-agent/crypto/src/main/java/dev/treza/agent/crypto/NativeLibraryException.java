package dev.treza.agent.crypto;

/// A C library is absent, is not the pinned one, or could not be loaded. The program must not go
/// on: the message names the library and, where it differs, the digest found and the one pinned.
public final class NativeLibraryException extends Exception {
  private static final long serialVersionUID = 1L;

  NativeLibraryException(String message) {
    super(message);
  }

  NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
