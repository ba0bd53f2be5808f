package dev.treza.console.cli;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Turns the echo of the terminal off while a key is typed, and on again. What is typed still goes
/// to the program that reads it, and to nobody else.
final class TerminalEcho implements AutoCloseable {
  private static final File TERMINAL = new File("/dev/tty");
  private static final long PATIENCE_SECONDS = 5;

  private final boolean off;

  private TerminalEcho(boolean off) {
    this.off = off;
  }

  /// Where the key comes from a person at the terminal; else nothing is done.
  static TerminalEcho off(CommandContext context, String file) {
    if (!context.terminal() || !file.equals("-") || !TERMINAL.canRead()) {
      return new TerminalEcho(false);
    }
    boolean off = stty("-echo");
    context
        .err()
        .println(
            off
                ? "Type or paste the key, then Enter and Ctrl-D; it is not shown."
                : "Type or paste the key, then Enter and Ctrl-D; it WILL be shown.");
    context.err().flush();
    return new TerminalEcho(off);
  }

  @Override
  public void close() {
    if (off) {
      stty("echo");
    }
  }

  private static boolean stty(String mode) {
    try {
      Process process =
          new ProcessBuilder("stty", mode)
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noTerminal) {
      return false;
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
