package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.sdk.AttestationAttempt;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.ProvisionalChannel;
import dev.treza.sdk.Timeouts;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.peer.Accept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One enclave that boots an image under emulation, held by a program of the simulator; it ends
/// when that program's standard input is closed.
final class EmulatedAgent implements AutoCloseable {
  private static final String PROGRAM =
      "dev.treza.agent.simulator/dev.treza.agent.simulator.emulator.EmulatedEnclave";
  private static final String REGION = "local-emulated-1";

  /// An emulated processor takes its time for the first handshakes.
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60));

  private final Process process;
  private final EmulatedImage image;
  private final Path home;
  private final Optional<Endpoint> endpoint;

  private EmulatedAgent(
      Process process, EmulatedImage image, Path home, Optional<Endpoint> endpoint) {
    this.process = process;
    this.image = image;
    this.home = home;
    this.endpoint = endpoint;
  }

  /// Boots it and waits until it listens.
  static EmulatedAgent boot(EmulatedImage image, AgentJars jars, Path home) throws IOException {
    EmulatedAgent agent = attempt(image, jars, home);
    assertThat(agent.endpoint).as(agent.console()).isPresent();
    return agent;
  }

  /// Boots it and waits until it listens or has ended.
  static EmulatedAgent attempt(
      EmulatedImage image, AgentJars jars, Path home, String... moreOptions) throws IOException {
    Path log = Files.createDirectories(home).resolve("emulator.log");
    Process process =
        new ProcessBuilder(command(image, jars, home, moreOptions))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String line =
        String.valueOf(
            new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine());
    Optional<Endpoint> endpoint =
        line.startsWith("listening ")
            ? Optional.of(
                new Endpoint("127.0.0.1", Integer.parseInt(line.substring("listening ".length()))))
            : Optional.empty();
    return new EmulatedAgent(process, image, home, endpoint);
  }

  private static List<String> command(
      EmulatedImage image, AgentJars jars, Path home, String... moreOptions) {
    EmulatorKit kit = image.kit();
    List<String> program = new ArrayList<>();
    program.addAll(
        List.of(
            "-Xmx1g",
            "--enable-native-access=dev.treza.agent.simulator",
            "--module",
            PROGRAM,
            "--home",
            home.toString(),
            "--enclave",
            AgentProcess.ENCLAVE,
            "--image",
            image.file().toString(),
            "--programs",
            kit.programs().toString(),
            "--acpi",
            kit.modules().isPresent() ? "on" : "off",
            "--memory",
            Integer.toString(kit.memory()),
            "--region",
            REGION));
    program.addAll(List.of(moreOptions));
    return jars.command(program);
  }

  Endpoint endpoint() {
    return endpoint.orElseThrow();
  }

  boolean listens() {
    return endpoint.isPresent();
  }

  /// The root of the simulator that plays its security module.
  TrustAnchor anchor() throws IOException {
    return AgentProcess.anchor(folder());
  }

  private Path folder() {
    return home.resolve("enclaves").resolve(AgentProcess.ENCLAVE);
  }

  /// What the enclave and those that hold it have said.
  String console() throws IOException {
    StringBuilder said = new StringBuilder();
    for (Path file : List.of(home.resolve("emulator.log"), folder().resolve("console.log"))) {
      said.append(Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
    }
    return said.toString();
  }

  Charter charter(TestOfficer officer) throws IOException {
    return officer.charter(anchor().realm(), image.measurements(), REGION, Charter.VOLATILE_STORE);
  }

  Expectation expectation(ExpectedRoot root) throws IOException {
    return Installation.expectation(anchor(), image.measurements(), root);
  }

  AttestationAttempt attest(Expectation expected) {
    return Accept.accepted(ProvisionalChannel.open(endpoint(), PATIENT, new SecureRandom()))
        .attest(expected, Instant.now());
  }

  AttestedChannel channel(Expectation expected) {
    return Accept.accepted(attest(expected).channel());
  }

  VerifiedReceipt found(TestOfficer officer, Charter charter) throws IOException {
    try (AttestedChannel channel = channel(expectation(new ExpectedRoot.BeforeGenesis()))) {
      Digest boot = Accept.accepted(channel.boot()).digest();
      String approval = officer.genesis(charter, AgentProcess.ENCLAVE, boot);
      return Accept.accepted(channel.found(new CharterCall(charter.encoded(), List.of(approval))));
    }
  }

  /// The emulator and whatever else was started for this enclave.
  List<ProcessHandle> everything() {
    return process.descendants().toList();
  }

  /// Ends the program that holds the enclave as nobody should.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Powers the enclave off.
  ///
  /// @return the exit code of the program that held it
  int powerOff() throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    try {
      powerOff();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
