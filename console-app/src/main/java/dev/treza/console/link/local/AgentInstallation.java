package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.KnownEnclave;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The simulated agent as the build laid it out: a folder of jars, and beside it the measurements
/// the build wrote down. They come from the build, never from the running agent.
///
/// @param jars the folder, absent if the console was started without one
/// @param java the Java program that runs it
public record AgentInstallation(Optional<Path> jars, Path java) {
  static final String REGION = "local-simulated-1";
  static final String PARENT_ROLE = "arn:aws:iam::000000000000:role/treza-simulated-parent";
  private static final int DIGITS_SHOWN = 16;

  /// The register that measures the agent's jars and nothing else.
  private static final int JARS = 2;

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
    return ExpectedMeasurements.of(measured());
  }

  private Measurements measured() throws ConsoleException {
    Path file = folder().resolveSibling("measurements.json");
    Bytes content =
        AtomicFiles.read(file)
            .orElseThrow(
                () -> new ConsoleException(ConsoleRefusal.NO_AGENT, file + " does not exist"));
    return switch (JsonFields.decode(withoutLineEnd(content), MeasurementsJson::read)) {
      case Outcome.Accepted<Measurements>(Measurements set) -> set;
      case Outcome.Refused<Measurements>(Refusal refusal) ->
          throw new ConsoleException(ConsoleRefusal.FACTS, file + ": " + refusal.line());
    };
  }

  /// Whether there is an agent to start.
  boolean isInstalled() {
    return jars.filter(Files::isDirectory).isPresent();
  }

  /// `CON-OTHER-BUILD` if `enclave` may not run the agent installed here.
  Optional<Refusal> otherThan(KnownEnclave enclave) throws ConsoleException {
    Measurements here = measured();
    List<Measurements> expected = enclave.measurements().sets();
    return expected.stream().anyMatch(set -> set.admits(here))
        ? Optional.empty()
        : Optional.of(Refusal.of(ConsoleRefusal.OTHER_BUILD, difference(enclave, here)));
  }

  private static String difference(KnownEnclave enclave, Measurements here) {
    List<Measurements> expected = enclave.measurements().sets();
    String images =
        expected.stream().map(AgentInstallation::image).collect(Collectors.joining(" or "));
    String difference =
        "%s expects PCR0 %s, the agent here measures %s"
            .formatted(enclave.id(), images, image(here));
    boolean sameJars =
        expected.stream()
            .anyMatch(set -> Objects.equals(set.pcrs().get(JARS), here.pcrs().get(JARS)));
    return sameJars ? difference + "; only the Java runtime is another" : difference;
  }

  private static String image(Measurements set) {
    return Objects.requireNonNull(set.pcrs().get(0)).hex().substring(0, DIGITS_SHOWN) + "…";
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
