package dev.treza.sdk.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.simulator.JarMeasurement;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The simulated agent's module path, gathered from the jars this test runs with.
record AgentJars(Path folder) {
  private static final List<String> NAMES =
      List.of("treza-agent-", "treza-fleet-model-", "bcprov-", "bcpkix-", "bcutil-", "jspecify-");

  static AgentJars gather(Path folder) throws IOException {
    List<Path> jars =
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""))
                    .split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(AgentJars::belongs)
            .toList();
    assumeTrue(
        jars.size() >= NAMES.size(),
        "the agent's jars are not on the class path: run mvn verify, not mvn test");
    for (Path jar : jars) {
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    return new AgentJars(folder);
  }

  private static boolean belongs(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") && NAMES.stream().anyMatch(name::startsWith);
  }

  ExpectedMeasurements measurements() throws IOException {
    return ExpectedMeasurements.of(
        JarMeasurement.of(folder, Path.of(System.getProperty("java.home"))));
  }
}
