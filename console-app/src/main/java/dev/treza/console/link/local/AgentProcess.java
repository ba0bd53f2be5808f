package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.ConsoleHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The process of one local enclave that this console started. It ends when its standard input
/// ends, so it never outlives the console.
final class AgentProcess {
  private static final long GRACE_SECONDS = 5;

  /// What a Java program exits with at the end of its input, and after SIGTERM.
  private static final Set<Integer> ASKED_TO_END = Set.of(0, 143);

  private final Process process;
  private final Path log;

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts enclave `id`; what it says goes to `agent.log` in its folder.
  static AgentProcess start(AgentInstallation agent, ConsoleHome home, String id)
      throws ConsoleException {
    Path folder = home.enclave(id);
    Path log = folder.resolve("agent.log");
    List<String> command = agent.command(home, id);
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new AgentProcess(process, log);
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.NO_AGENT, "it cannot be started", fault);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Whether it ended without being asked to: by its input, or by a signal to terminate.
  boolean endedByItself() {
    return !process.isAlive() && !ASKED_TO_END.contains(process.exitValue());
  }

  long pid() {
    return process.pid();
  }

  /// How it ended, for a person.
  String end() {
    String how = process.isAlive() ? "it still runs" : "exit code " + process.exitValue();
    return how + "; log: " + log;
  }

  /// Asks it to end, and ends it if it does not.
  void stop() throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      process.destroy();
    }
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
