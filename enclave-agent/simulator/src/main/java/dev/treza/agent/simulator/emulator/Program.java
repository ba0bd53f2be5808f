package dev.treza.agent.simulator.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// A program this one runs. A shell holds it on a leash, so that it ends even if this process is
/// killed: when the leash's standard input ends, so does the program.
final class Program implements Closeable {
  private static final String LEASH =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      program=$!
      { cat <&3 >/dev/null; kill -KILL "$program" 2>/dev/null; } &
      wait "$program"
      code=$?
      exec 3<&-
      kill "$!" 2>/dev/null
      exit "$code"
      """;
  private static final long GRACE_SECONDS = 5;

  private final Process leash;
  private final String name;

  private Program(Process leash, String name) {
    this.leash = leash;
    this.name = name;
  }

  /// Starts it; what it says goes to the end of `log`.
  static Program start(String name, Path log, List<String> command) throws IOException {
    List<String> held = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
    held.addAll(command);
    Process process =
        new ProcessBuilder(held)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Program(process, name);
  }

  String name() {
    return name;
  }

  /// Tells its exit code when it has ended.
  void whenEnded(IntConsumer then) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            then.accept(leash.waitFor());
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Ends it and waits for that.
  @Override
  public void close() throws IOException {
    leash.getOutputStream().close();
    try {
      if (!leash.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        leash.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      leash.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
