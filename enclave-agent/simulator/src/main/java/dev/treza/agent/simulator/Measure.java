package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The program the build runs to write down what its agent measures: `Measure JARS` prints the
/// measurement file for the agent in that folder on this Java runtime.
public final class Measure {
  private Measure() {}

  public static void main(String... arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: Measure FOLDER-OF-JARS");
      System.exit(2);
    }
    Bytes file =
        CanonicalJson.encode(
            MeasurementsJson.write(
                JarMeasurement.of(
                    Path.of(arguments[0]), Path.of(System.getProperty("java.home")))));
    System.out.println(new String(file.toArray(), StandardCharsets.UTF_8));
  }
}
