package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Has the image of the emulated enclave built, if it is stale, by the script that knows how.
///
/// @param agent what the image is for
record ImageWorkshop(AgentInstallation agent) {
  /// The script's exit code for what cannot be had on this computer.
  private static final int NOT_HERE = 77;

  /// The image.
  ///
  /// @throws ConsoleException `CON-NO-EMULATOR` if this computer cannot emulate an enclave,
  ///   `CON-IMAGE` if the image cannot be built; both with the script's last line
  EmulatedInstallation prepare(Progress progress) throws ConsoleException, InterruptedException {
    Path script =
        agent
            .imageScript()
            .orElseThrow(
                () -> new ConsoleException(ConsoleRefusal.NO_EMULATOR, "no script is named"));
    try {
      Process process = new ProcessBuilder(script.toString()).start();
      try {
        return finished(process, followed(process, progress));
      } finally {
        end(process);
      }
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.NO_EMULATOR, script + " does not run", fault);
    }
  }

  /// Its standard error is its progress; the last line of it says what went wrong.
  private static Optional<String> followed(Process process, Progress progress) {
    try (BufferedReader lines = process.errorReader()) {
      return lines
          .lines()
          .peek(line -> progress.step(withoutEllipsis(line)))
          .reduce((_, last) -> last);
    } catch (IOException | UncheckedIOException ended) {
      return Optional.empty();
    }
  }

  private EmulatedInstallation finished(Process process, Optional<String> last)
      throws ConsoleException, IOException, InterruptedException {
    List<String> said;
    try (BufferedReader lines = process.inputReader()) {
      said = lines.lines().toList();
    }
    int code = process.waitFor();
    if (code == 0 && said.size() == 1) {
      return new EmulatedInstallation(agent, Path.of(said.getFirst()));
    }
    throw new ConsoleException(
        code == NOT_HERE ? ConsoleRefusal.NO_EMULATOR : ConsoleRefusal.IMAGE,
        last.orElse("exit code " + code));
  }

  private static String withoutEllipsis(String line) {
    return line.endsWith(" …") ? line.substring(0, line.length() - 2) : line;
  }

  /// Whoever was cancelled leaves no build behind.
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
