package dev.treza.console;

import dev.treza.fleet.Refusal;

/// A fault on this computer: a file, a process, the records. It carries what a person is told.
public final class ConsoleException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public ConsoleException(ConsoleRefusal id, String detail) {
    super(id.id() + ": " + detail);
    this.refusal = Refusal.of(id, detail);
  }

  public ConsoleException(ConsoleRefusal id, String detail, Throwable cause) {
    super(id.id() + ": " + detail, cause);
    this.refusal = Refusal.of(id, detail);
  }

  /// A refusal by somebody else that leaves nothing to go on with.
  public ConsoleException(Refusal refusal) {
    super(refusal.line());
    this.refusal = refusal;
  }

  /// What to show.
  public Refusal refusal() {
    return refusal;
  }
}
