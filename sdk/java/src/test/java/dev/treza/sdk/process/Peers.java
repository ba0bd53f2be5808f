package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other people's implementations, run by Node: the scripts in `peers/`.
public final class Peers {
  private static final Path SCRIPTS = Path.of(System.getProperty("treza.root", ""), "peers");

  private Peers() {}

  /// Skips the test where the peers are not installed.
  public static void required() {
    assumeTrue(
        !System.getProperty("treza.peers", "").isBlank(),
        "the peers are not installed: Node and npm are needed");
  }

  /// The lines a script prints.
  public static List<String> run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process = start(new ProcessBuilder(command).redirectErrorStream(true));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  /// An anvil node of its own chain; the caller destroys it.
  static Process anvil(int port, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve("anvil").toString()));
    command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port), "--silent"));
    command.addAll(List.of(options));
    return start(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD));
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    builder.environment().put("TREZA_PEERS", System.getProperty("treza.peers", ""));
    return builder.start();
  }
}
