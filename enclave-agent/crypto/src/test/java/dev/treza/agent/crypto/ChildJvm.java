package dev.treza.agent.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program in a process of its own, for what cannot be undone or must be refused.
///
/// @param exit the exit code
/// @param output both streams
record ChildJvm(int exit, String output) {
  private static final long LIMIT_SECONDS = 60;

  /// The `java` of this process.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// `java` on this process's class path with `mainClass`, behind the words of `wrapper`.
  static ChildJvm onClassPath(List<String> wrapper, Class<?> mainClass)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            java(),
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass.getName()));
    return run(command);
  }

  static ChildJvm run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end after " + LIMIT_SECONDS + " s: " + command);
    }
    return new ChildJvm(process.exitValue(), output);
  }
}
