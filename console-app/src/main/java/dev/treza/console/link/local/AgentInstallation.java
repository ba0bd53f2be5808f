package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The simulated agent as the build laid it out: a folder of jars, and beside it the measurements
/// the build wrote down. They come from the build, never from the running agent.
///
/// @param jars the folder, absent if the console was started without one
/// @param java the Java program that runs it
public record AgentInstallation(Optional<Path> jars, Path java) {
  static final String REGION = "local-simulated-1";
  static final String PARENT_ROLE = "arn:aws:iam::000000000000:role/treza-simulated-parent";
  private static final String PROGRAM =
      "dev.treza.agent.simulator/dev.treza.agent.simulator.LocalHost";

  /// The command line that runs enclave `id`.
  List<String> command(ConsoleHome home, String id) throws ConsoleException {
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
        REGION,
        "--parent-role",
        PARENT_ROLE);
  }

  /// What the build says its agent measures.
  ExpectedMeasurements measurements() throws ConsoleException {
    Path file = folder().resolveSibling("measurements.json");
    Bytes content =
        AtomicFiles.read(file)
            .orElseThrow(
                () -> new ConsoleException(ConsoleRefusal.NO_AGENT, file + " does not exist"));
    return switch (JsonFields.decode(withoutLineEnd(content), MeasurementsJson::read)) {
      case Outcome.Accepted<Measurements>(Measurements set) -> ExpectedMeasurements.of(set);
      case Outcome.Refused<Measurements>(Refusal refusal) ->
          throw new ConsoleException(ConsoleRefusal.FACTS, file + ": " + refusal.line());
    };
  }

  private Path folder() throws ConsoleException {
    return jars.filter(Files::isDirectory)
        .orElseThrow(() ->
            new ConsoleException(
                ConsoleRefusal.NO_AGENT,
                jars.map(folder -> folder + " is no folder").orElse("no folder is named")));
  }

  private static Bytes withoutLineEnd(Bytes content) {
    int end = content.length();
    return end > 0 && content.at(end - 1) == '\n' ? content.slice(0, end - 1) : content;
  }
}
