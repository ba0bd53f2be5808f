package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarMeasurementTest {
  @TempDir private Path jars;
  @TempDir private Path runtime;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(jars.resolve("agent.jar"), "agent");
    Files.writeString(jars.resolve("model.jar"), "model");
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=25");
  }

  private SortedMap<Integer, PcrValue> measured() throws IOException {
    return JarMeasurement.of(jars, runtime).pcrs();
  }

  @Test
  void isTheSameForTheSameFiles() throws IOException {
    assertThat(measured()).isEqualTo(measured()).containsOnlyKeys(0, 1, 2);
  }

  @Test
  void oneChangedByteOfAJarChangesTheImageAndTheAgentOnly() throws IOException {
    SortedMap<Integer, PcrValue> before = measured();
    Files.writeString(jars.resolve("model.jar"), "mode1");
    assertOnlyRuntimeIsSame(before, measured());
  }

  @Test
  void aJarMoreChangesTheImageAndTheAgentOnly() throws IOException {
    SortedMap<Integer, PcrValue> before = measured();
    Files.writeString(jars.resolve("more.jar"), "");
    assertOnlyRuntimeIsSame(before, measured());
  }

  @Test
  void jarsThatSwapNamesAreAnotherAgent() throws IOException {
    SortedMap<Integer, PcrValue> before = measured();
    Files.writeString(jars.resolve("agent.jar"), "model");
    Files.writeString(jars.resolve("model.jar"), "agent");
    assertOnlyRuntimeIsSame(before, measured());
  }

  @Test
  void anotherJavaRuntimeChangesTheImageAndTheRuntimeOnly() throws IOException {
    SortedMap<Integer, PcrValue> before = measured();
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=26");
    SortedMap<Integer, PcrValue> after = measured();
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(after.get(2)).isEqualTo(before.get(2));
  }

  @Test
  void aFileThatIsNoJarIsNotMeasured() throws IOException {
    SortedMap<Integer, PcrValue> before = measured();
    Files.writeString(jars.resolve("notes.txt"), "never loaded");
    assertThat(measured()).isEqualTo(before);
  }

  private static void assertOnlyRuntimeIsSame(
      SortedMap<Integer, PcrValue> before, SortedMap<Integer, PcrValue> after) {
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
    assertThat(after.get(1)).isEqualTo(before.get(1));
    assertThat(after.get(2)).isNotEqualTo(before.get(2));
  }
}
