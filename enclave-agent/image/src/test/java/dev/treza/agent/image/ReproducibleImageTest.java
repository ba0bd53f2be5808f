package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two builds give the same bytes. The conditions are those that are known to show through: order
/// of identity hashes and of immutable sets, order of files in a folder, times, language, time
/// zone, permissions, place.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproducibleImageTest {
  private static final boolean FULL = Boolean.getBoolean("treza.full");

  /// How one build differs from another.
  private record Conditions(String umask, Map<String, String> environment, List<String> flags) {}

  private static final List<Conditions> CONDITIONS =
      List.of(
          new Conditions(
              "077",
              Map.of("LC_ALL", "tr_TR.UTF-8", "TZ", "Pacific/Kiritimati"),
              List.of(
                  "-XX:+UnlockExperimentalVMOptions",
                  "-XX:hashCode=0",
                  "-Duser.language=tr",
                  "-Dfile.encoding=ISO-8859-1")),
          new Conditions(
              "000",
              Map.of("LC_ALL", "C", "TZ", "America/St_Johns", "SOURCE_DATE_EPOCH", "1"),
              List.of("-Xshare:off", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")),
          new Conditions(
              "027",
              Map.of("LANG", "ja_JP.UTF-8"),
              List.of("-XX:+UseParallelGC", "-XX:ActiveProcessorCount=1", "-Duser.region=JP")));

  private Path folder = Path.of("");
  private Optional<AgentParts> parts = Optional.empty();

  @BeforeAll
  void gather(@TempDir Path given) throws IOException {
    folder = given;
    parts = Optional.of(AgentParts.gather(given));
  }

  /// One process uses up identity hashes, so that every build finds others.
  @Test
  void isTheSameEveryTimeInOneProcess() throws IOException {
    int rounds = FULL ? 12 : 3;
    List<String> digests = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      OpenedImage image =
          accepted(ImageBuild.run(parts.orElseThrow().inputs(), Optional.empty(), _ -> {}));
      digests.add(Digest.of(image.file()).hex());
    }
    assertThat(digests).hasSize(rounds).containsOnly(digests.getFirst());
  }

  @Test
  void isTheSameUnderOtherConditions() throws IOException, InterruptedException {
    int rounds = FULL ? 4 * CONDITIONS.size() : CONDITIONS.size();
    List<String> digests = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      digests.add(build(round, CONDITIONS.get(round % CONDITIONS.size())));
    }
    assertThat(digests).hasSize(rounds).containsOnly(digests.getFirst());
    assertThat(digests.getFirst()).matches("[0-9a-f]{64}");
  }

  private String build(int round, Conditions conditions) throws IOException, InterruptedException {
    Path elsewhere = Files.createDirectories(folder.resolve("round " + round + "/and/deeper"));
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", "umask " + conditions.umask() + "; exec \"$@\"", "sh", java()));
    command.addAll(conditions.flags());
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + Files.createDirectory(elsewhere.resolve("tmp")),
            "-cp",
            System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path", "")),
            BuildOnce.class.getName(),
            shuffled(round, elsewhere.resolve("jars")).toString(),
            parts.orElseThrow().glibc().toString(),
            parts.orElseThrow().kernel().toString()));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(conditions.environment());
    Process running = process.directory(elsewhere.toFile()).start();
    String said =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(running.waitFor()).as(said).isZero();
    return said.lines().toList().getLast();
  }

  /// The jars under other names, made in another order.
  private Path shuffled(int round, Path target) throws IOException {
    List<Path> jars;
    try (Stream<Path> all = Files.list(parts.orElseThrow().jars())) {
      jars =
          all.sorted(Comparator.comparing(jar -> Digest.of(bytes(round + jar.toString())).hex()))
              .toList();
    }
    Files.createDirectory(target);
    for (int i = 0; i < jars.size(); i++) {
      Files.copy(jars.get(i), target.resolve("part" + (round + i) % 7 + "-" + i + ".jar"));
    }
    return target;
  }

  private static Bytes bytes(String text) {
    return Bytes.utf8(text);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
