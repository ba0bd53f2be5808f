package dev.treza.console.cli;

/// A file or option that the command cannot use (exit code 2); the message is for the person who
/// named it.
final class UnreadableInputException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What helps where nothing better is known.
  private static final String LOOK = "look at the options: the same command with --help";

  private final String nextStep;

  UnreadableInputException(String message) {
    this(message, LOOK);
  }

  /// @param nextStep what the person can do now
  UnreadableInputException(String message, String nextStep) {
    super(message);
    this.nextStep = nextStep;
  }

  UnreadableInputException(String message, Throwable cause) {
    super(message, cause);
    this.nextStep = "check the path, and that you may read the file";
  }

  String nextStep() {
    return nextStep;
  }
}
