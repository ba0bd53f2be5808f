package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.simulator.AwsControl;
import dev.treza.agent.simulator.AwsEndpoint;
import dev.treza.fleet.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The simulated AWS of one installation in a JVM of its own; it ends when its standard input is
/// closed.
final class AwsProcess implements AutoCloseable {
  private final Process process;
  private final AwsEndpoint endpoint;
  private final AwsControl control;

  private AwsProcess(Process process, AwsEndpoint endpoint, AwsControl control) {
    this.process = process;
    this.endpoint = endpoint;
    this.control = control;
  }

  static AwsProcess start(AgentJars jars, Path home) throws IOException {
    Path log = Files.createDirectories(home).resolve("aws.log");
    Process process =
        new ProcessBuilder(
                jars.command(
                    List.of(
                        "--module",
                        "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalAws",
                        "--home",
                        home.toString())))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String line =
        String.valueOf(
            new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine());
    assertThat(line).as(Files.readString(log)).startsWith("listening ");
    AwsEndpoint endpoint = AwsEndpoint.of(home);
    return new AwsProcess(process, endpoint, new AwsControl(endpoint));
  }

  AwsEndpoint endpoint() {
    return endpoint;
  }

  /// From now on `fault` meets the next `times` calls of `operation`.
  void plan(String operation, String fault, int times) throws IOException {
    control.call("fault", "operation", operation, "fault", fault, "times", Integer.toString(times));
  }

  /// Remembers what a table is now.
  void mark(String table, String mark) throws IOException {
    control.call("mark-table", "table", table, "mark", mark);
  }

  /// Makes a table what it was then.
  void restore(String table, String mark) throws IOException {
    control.call("restore-table", "table", table, "mark", mark);
  }

  void noFaults() throws IOException {
    control.call("no-faults");
  }

  /// How often `operation` was asked for since it started.
  long asked(String operation) throws IOException {
    String all = new String(control.call("asked").toArray(), StandardCharsets.UTF_8);
    return all.split('"' + operation + '"', -1).length - 1L;
  }

  /// A session of a role, in the form of the instance metadata service.
  Bytes session(String role) throws IOException {
    return control.call("session", "role", role);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
