package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Other people's implementations, run by Node: the scripts in `peers/`.
public final class Peers {
  private static final Path SCRIPTS = Path.of(System.getProperty("treza.root", ""), "peers");

  private Peers() {}

  /// The lines a script prints; the test is skipped where the peers are not installed.
  public static List<String> run(
      Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    String peers = System.getProperty("treza.peers", "");
    assumeTrue(!peers.isBlank(), "the peers are not installed: Node and npm are needed");
    List<String> command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TREZA_PEERS", peers);
    builder.environment().put("NODE_NO_WARNINGS", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }
}
