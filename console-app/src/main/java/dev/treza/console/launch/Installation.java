package dev.treza.console.launch;

import dev.treza.console.link.keyimport.KeyImportInstallation;
import dev.treza.console.link.local.AgentInstallation;
import dev.treza.console.store.ConsoleHome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the console was started with.
///
/// @param home where it keeps everything
/// @param agent the simulated agent it can start
/// @param keyImport the program that imports keys
public record Installation(
    ConsoleHome home, AgentInstallation agent, KeyImportInstallation keyImport) {
  /// From system properties (`treza.home`, `treza.agent.path`, `treza.java`,
  /// `treza.emulated.image`, `treza.keyimport.path`) and the environment.
  public static Installation of(Map<String, String> environment) {
    return new Installation(
        ConsoleHome.find(
            Optional.ofNullable(System.getProperty(ConsoleHome.PROPERTY)), environment),
        new AgentInstallation(
            property("treza.agent.path"), java(), property("treza.emulated.image")),
        new KeyImportInstallation(property("treza.keyimport.path"), java()));
  }

  /// The same installation with another home.
  public Installation at(ConsoleHome other) {
    return new Installation(other, agent, keyImport);
  }

  private static Optional<Path> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).map(Path::of);
  }

  private static Path java() {
    return property("treza.java")
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
  }
}
