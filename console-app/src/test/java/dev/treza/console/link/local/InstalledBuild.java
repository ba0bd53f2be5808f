package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.sdk.process.AgentJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// One build of the agent, laid out as the build lays it out: its jars, and what they measure.
public record InstalledBuild(AgentJars jars, AgentInstallation agent) {
  private static final String JARS = "agent";

  public static InstalledBuild in(Path folder) throws IOException {
    return of(AgentJars.gather(Files.createDirectories(folder.resolve(JARS))));
  }

  /// Another build of the same agent.
  public InstalledBuild rebuilt(Path folder) throws IOException {
    return of(jars.rebuilt(folder.resolve(JARS)));
  }

  /// The local fleet of `home`, run by this build.
  public LocalFleet fleet(Path home) {
    SecureRandom random = new SecureRandom();
    ConsoleHome folder = new ConsoleHome(home);
    return new LocalFleet(
        folder, agent, new StarterCredential(folder, random), random, InstantSource.system());
  }

  /// Starts this build's agent as enclave `id` of `home`, whoever founded that.
  public void intrude(Path home, String id) throws ConsoleException, InterruptedException {
    ConsoleHome folder = new ConsoleHome(home);
    new HostProcesses(folder, new EnclaveFiles(folder), agent, InstantSource.system()).start(id);
  }

  private static InstalledBuild of(AgentJars jars) throws IOException {
    Files.write(
        jars.folder().resolveSibling("measurements.json"),
        CanonicalJson.encode(MeasurementsJson.write(jars.measurements().sets().getFirst()))
            .toArray());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new InstalledBuild(jars, new AgentInstallation(Optional.of(jars.folder()), java));
  }
}
