package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.simulator.JarMeasurement;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The simulated agent's module path: the modules it needs, out of those this test runs with.
/// Modules that are still folders of classes, as under `mvn test`, are packed.
///
/// @param folder where the jars lie
/// @param compiler options of the virtual machine's compiler
public record AgentJars(Path folder, List<String> compiler) {
  private static final String AGENT = "dev.treza.agent.simulator";

  /// What runs, and what lies beside it in the distribution though a simulated agent needs none of
  /// it.
  private static final Set<String> ROOTS = Set.of(AGENT, "dev.treza.agent.nitro", "org.jspecify");

  public static AgentJars gather(Path folder) throws IOException {
    ModuleFinder here = ModuleFinder.of(classPath());
    assumeTrue(here.find(AGENT).isPresent(), "the simulated agent is not on the class path");
    Configuration needed =
        ModuleLayer.boot().configuration().resolve(here, ModuleFinder.of(), ROOTS);
    for (ResolvedModule module : needed.modules()) {
      Path code = Path.of(module.reference().location().orElseThrow());
      Path jar = folder.resolve(module.name() + ".jar");
      if (Files.isDirectory(code)) {
        pack(code, jar);
      } else {
        Files.copy(code, jar);
      }
    }
    // as the console starts it: it takes half the time
    return new AgentJars(folder, List.of("-XX:TieredStopAtLevel=1"));
  }

  /// The same with another option in the place of those.
  AgentJars with(String option) {
    return new AgentJars(folder, List.of(option));
  }

  /// Another build of the same agent: one file more in one of its jars.
  ///
  /// @param elsewhere where its jars shall lie
  public AgentJars rebuilt(Path elsewhere) throws IOException {
    Files.createDirectories(elsewhere);
    try (Stream<Path> jars = Files.list(folder)) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, elsewhere.resolve(jar.getFileName()));
      }
    }
    Path addition = Files.createTempFile("another", ".build");
    jar(
        "--update",
        "--file",
        elsewhere.resolve(AGENT + ".jar").toString(),
        "-C",
        String.valueOf(addition.getParent()),
        String.valueOf(addition.getFileName()));
    Files.delete(addition);
    return new AgentJars(elsewhere, compiler);
  }

  private static Path[] classPath() {
    String usual = System.getProperty("java.class.path", "");
    return Stream.of(
            System.getProperty("surefire.test.class.path", usual).split(File.pathSeparator, -1))
        .map(Path::of)
        .toArray(Path[]::new);
  }

  private static void pack(Path code, Path jar) {
    jar("--create", "--file", jar.toString(), "-C", code.toString(), ".");
  }

  private static void jar(String... arguments) {
    int exit = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, arguments);
    assertThat(exit).isZero();
  }

  /// A command that runs a program of these modules as the agent is run.
  ///
  /// @param program what names it to `java`, and its arguments
  public List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(compiler);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=dev.treza.agent.crypto",
            "--illegal-native-access=deny",
            "--module-path",
            folder.toString()));
    command.addAll(program);
    return List.copyOf(command);
  }

  /// What an agent of these jars measures.
  public ExpectedMeasurements measurements() throws IOException {
    return ExpectedMeasurements.of(
        JarMeasurement.of(folder, Path.of(System.getProperty("java.home"))));
  }
}
