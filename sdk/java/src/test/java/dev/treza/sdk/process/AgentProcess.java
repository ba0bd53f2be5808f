package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.json.JsonFields;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.Accept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One simulated enclave in a JVM of its own; it ends when its standard input is closed.
public final class AgentProcess implements AutoCloseable {
  public static final String ENCLAVE = "vault-1";

  private final Process process;
  private final Endpoint endpoint;
  private final Path home;

  private AgentProcess(Process process, Endpoint endpoint, Path home) {
    this.process = process;
    this.endpoint = endpoint;
    this.home = home;
  }

  static AgentProcess start(AgentJars jars, Path home) throws IOException {
    return start(
        jars,
        home,
        List.of("--module", "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalHost"));
  }

  /// Starts an agent that seals with the simulated AWS of its installation.
  static AgentProcess startWithAws(AgentJars jars, Path home) throws IOException {
    return start(
        jars,
        home,
        List.of(
            "--module",
            "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalHost",
            "--sealing",
            "aws"));
  }

  /// Starts an agent that seals with the simulated AWS, and keeps its state in a table of it.
  static AgentProcess startWithTable(AgentJars jars, Path home, String table) throws IOException {
    return start(
        jars,
        home,
        List.of(
            "--module",
            "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalHost",
            "--sealing",
            "aws",
            "--state-table",
            table));
  }

  /// Starts the agent by another program, which is given the options of the local host.
  ///
  /// @param program what names it to `java`, and its own arguments
  static AgentProcess start(AgentJars jars, Path home, List<String> program) throws IOException {
    Path log = Files.createDirectories(home).resolve("agent.log");
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "--home", home.toString(), "--enclave", ENCLAVE, "--jars", jars.folder().toString()));
    Process process =
        new ProcessBuilder(jars.command(command))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String line =
        String.valueOf(
            new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine());
    assertThat(line).as(Files.readString(log)).startsWith("listening ");
    int port = Integer.parseInt(line.substring("listening ".length()));
    return new AgentProcess(process, new Endpoint("127.0.0.1", port), home);
  }

  public long pid() {
    return process.pid();
  }

  /// Where the host keeps what belongs to this enclave.
  public Path folder() {
    return home.resolve("enclaves").resolve(ENCLAVE);
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /// The simulator's root, as its host publishes it.
  public TrustAnchor anchor() throws IOException {
    return anchor(folder());
  }

  /// The same, of any enclave.
  ///
  /// @param folder the enclave's
  static TrustAnchor anchor(Path folder) throws IOException {
    return Accept.accepted(TrustAnchor.simulated(root(folder)));
  }

  /// DER of the simulator's root certificate.
  public Bytes root() throws IOException {
    return root(folder());
  }

  private static Bytes root(Path folder) throws IOException {
    return Accept.accepted(
        JsonFields.decode(
            Bytes.of(Files.readAllBytes(folder.resolve("endpoint.json"))),
            fields -> {
              fields.text("host");
              fields.text("port");
              fields.text("pid");
              return fields.base64Url("root");
            }));
  }

  /// Stops it in the middle of whatever it does; it answers nothing any more.
  public void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  public void kill() throws InterruptedException {
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
