package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.charter.Charter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The simulated agent as the build laid it out: a folder of jars, and beside it the measurements
/// the build wrote down. They come from the build, never from the running agent.
///
/// @param jars the folder, absent if the console was started without one
/// @param java the Java program that runs it
/// @param imageScript builds the image of an emulated enclave, absent if there is none
public record AgentInstallation(Optional<Path> jars, Path java, Optional<Path> imageScript)
    implements LocalProgram {
  private static final String PROGRAM =
      "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalHost";

  @Override
  public List<String> command(ConsoleHome home, String id) throws ConsoleException {
    String folder = folder().toString();
    return List.of(
        java.toString(),
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=dev.treza.agent.crypto",
        "--illegal-native-access=deny",
        "--module-path",
        folder,
        "--module",
        PROGRAM,
        "--home",
        home.folder().toString(),
        "--enclave",
        id,
        "--jars",
        folder,
        "--region",
        region(),
        "--parent-role",
        PARENT_ROLE);
  }

  @Override
  public ExpectedMeasurements measurements() throws ConsoleException {
    return MeasurementFile.read(folder().resolveSibling("measurements.json"));
  }

  @Override
  public String region() {
    return "local-simulated-1";
  }

  @Override
  public String stateStore() {
    return Charter.LOCAL_STORE;
  }

  Path folder() throws ConsoleException {
    return jars.filter(Files::isDirectory)
        .orElseThrow(() ->
            new ConsoleException(
                ConsoleRefusal.NO_AGENT,
                jars.map(folder -> folder + " is no folder").orElse("no folder is named")));
  }
}
