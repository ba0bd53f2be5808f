package dev.treza.console.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// Runs commands and keeps what they print.
final class Treza {
  /// How one command ended.
  record Run(int code, String out, String err) {}

  private Treza() {}

  static Run run(Instant now, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(
            new PrintWriter(out),
            new PrintWriter(err),
            InstantSource.fixed(now),
            new SecureRandom());
    int code = new TrezaCommand(context).execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  static Run run(String... arguments) {
    return run(Instant.parse("2026-11-24T12:00:00Z"), arguments);
  }
}
