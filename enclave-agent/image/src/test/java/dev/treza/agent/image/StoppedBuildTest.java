package dev.treza.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedBuildTest {
  @Test
  void leavesNothingBehind(@TempDir Path folder) throws IOException, InterruptedException {
    AgentParts parts = AgentParts.gather(folder);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path", "")),
                BuildOnce.class.getName(),
                parts.jars().toString(),
                parts.glibc().toString(),
                parts.kernel().toString())
            .inheritIO()
            .start();
    while (build.isAlive() && list(temporary).isEmpty()) {
      Thread.sleep(1);
    }
    assertThat(list(temporary)).as("a build under way").hasSize(1);
    build.destroy();
    assertThat(build.waitFor()).as("ended by the signal").isEqualTo(143);
    assertThat(list(temporary)).isEmpty();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith("treza-image")).toList();
    }
  }
}
