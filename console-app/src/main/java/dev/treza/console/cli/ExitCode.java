package dev.treza.console.cli;

import dev.treza.console.link.Silence;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.fleet.Refusal;

/// How a command ended, for scripts.
enum ExitCode {
  DONE(0),
  /// This computer or the program itself failed.
  FAULT(1),
  /// Wrong options, or a file that cannot be read.
  USAGE(2),
  REFUSED(3),
  APPROVALS_MISSING(4),
  UNREACHABLE(5),
  /// By Ctrl-C, as shells count it.
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /// A peer that does not answer is another matter than one that is refused.
  static ExitCode of(Refusal refusal) {
    return Silence.isMeantBy(refusal) || refusal.id() == NodeRefusal.UNREACHABLE
        ? UNREACHABLE
        : REFUSED;
  }
}
