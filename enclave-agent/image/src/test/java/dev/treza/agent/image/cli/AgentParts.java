package dev.treza.agent.image.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The real agent's jars and this machine's C library, or a skipped test.
///
/// @param jars a folder with the jars this test runs with
/// @param glibc a folder of the system
/// @param kernel any bytes: nothing here starts it
record AgentParts(Path jars, Path glibc, Path kernel) {
  private static final List<String> NAMES =
      List.of("treza-agent-", "treza-fleet-model-", "bcprov-", "jspecify-");
  private static final Path GLIBC = Path.of("/lib/x86_64-linux-gnu");

  static AgentParts gather(Path folder) throws IOException {
    assumeTrue(
        Files.exists(GLIBC.resolve("ld-linux-x86-64.so.2")),
        "this machine has no glibc for x86-64 at " + GLIBC);
    List<Path> found =
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""))
                    .split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(AgentParts::belongs)
            .toList();
    assumeTrue(
        found.size() >= 6,
        "the agent's jars are not on the class path: run mvn verify, not mvn test");
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (Path jar : found) {
      Files.copy(jar, jars.resolve(jar.getFileName()));
    }
    return new AgentParts(
        jars, GLIBC, Files.writeString(folder.resolve("kernel"), "no real kernel"));
  }

  private static boolean belongs(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".jar") && NAMES.stream().anyMatch(name::startsWith);
  }

  /// The arguments of `build` for these parts, into `out`.
  List<String> build(Path out) {
    return List.of(
        "build",
        "--kernel",
        kernel.toString(),
        "--jars",
        jars.toString(),
        "--glibc",
        glibc.toString(),
        "--release",
        "0.1.0",
        "--out",
        out.toString());
  }
}
