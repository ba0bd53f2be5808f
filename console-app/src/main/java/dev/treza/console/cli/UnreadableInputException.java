package dev.treza.console.cli;

/// A file or option that the command cannot use (exit code 2); the message is for the person who
/// named it.
final class UnreadableInputException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableInputException(String message) {
    super(message);
  }

  UnreadableInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
