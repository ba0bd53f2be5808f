package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.image.layout.SmallAgent;
import dev.treza.console.cli.Treza.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds images on the command line, out of an agent without classes.
class ImageBuildTest {
  @TempDir private Path folder = Path.of("");
  private final Optional<Path> glibc = ImageParts.find(Optional.empty()).glibc();

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(glibc.isPresent(), "this machine has no glibc for x86-64");
    SmallAgent.into(Files.createDirectory(folder.resolve("jars")), "1.2.3");
    Files.writeString(folder.resolve("kernel"), "no kernel");
  }

  @Test
  void writesAnImageThatMeasuresAndVerifiesAsItsPapersSay() throws IOException {
    Run built = build("--out", path("out"));
    assertThat(built.code()).as(built.out() + built.err()).isZero();
    assertThat(built.out()).contains("Treza enclave agent (1.2.3)").contains("not signed");
    assertThat(built.err()).contains("opening the finished image");

    String measurements = Files.readString(folder.resolve("out/measurements.json"));
    Run measured = Treza.run("image", "measure", path("out/agent.eif"), "--json");
    assertThat(measured.out().strip()).isEqualTo(measurements);
    Run verified =
        Treza.run(
            "image",
            "verify",
            path("out/agent.eif"),
            "--measurements",
            path("out/measurements.json"));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains(Files.readString(folder.resolve("out/contents.txt")));
  }

  @Test
  void printsOneJsonDocument() {
    Run built = build("--out", path("out"), "--json");
    assertThat(built.out().lines()).hasSize(1);
    assertThat(built.out())
        .startsWith("{\"contents\":[{\"path\":\"/etc/hosts\",\"sha256\":\"")
        .contains("\"measurements\":{\"label\":\"Treza enclave agent\",\"pcrs\":{\"0\":\"")
        .contains("\"release\":\"1.2.3\"");
  }

  @Test
  void measuresOptionsThatReachTheEnclave() throws IOException {
    Path modules = Files.createDirectory(folder.resolve("modules"));
    Files.write(modules.resolve("nsm.ko"), new byte[] {0x7f, 'E', 'L', 'F', 2});
    build("--out", path("plain"));
    for (List<String> options :
        List.of(
            List.of("--parent-cid", "2"),
            List.of("--command-line", "console=ttyS0"),
            List.of("--modules", modules.toString()))) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("--out", path("changed")));
      assertThat(build(all.toArray(String[]::new)).code()).isZero();
      assertThat(Files.readString(folder.resolve("changed/measurements.json")))
          .as("%s", options)
          .isNotEqualTo(Files.readString(folder.resolve("plain/measurements.json")));
    }
    assertThat(Files.readString(folder.resolve("changed/contents.txt")))
        .contains("/modules/nsm.ko 5 ");
  }

  @Test
  void doesNotMeasureWhatIsALabel() throws IOException {
    build("--out", path("plain"));
    build("--out", path("other"), "--memory", "1024", "--cpus", "4");
    assertThat(Files.readString(folder.resolve("other/measurements.json")))
        .isEqualTo(Files.readString(folder.resolve("plain/measurements.json")));
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("out"), "a file, no folder");
    Run built = build("--out", path("out"));
    assertThat(built.code()).isEqualTo(1);
    assertThat(built.err()).contains("CON-FILE").contains("Next: ");
  }

  @Test
  void leavesNoMeasurementsBesideAnImageThatIsNotTheirs() throws IOException {
    build("--out", path("out"));
    Files.delete(folder.resolve("out/agent.eif"));
    Files.createDirectories(folder.resolve("out/agent.eif/in the way"));
    assertThat(build("--out", path("out")).code()).isEqualTo(1);
    assertThat(folder.resolve("out/measurements.json")).doesNotExist();
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .contains("agent.eif")
          .doesNotContain("measurements.json");
    }
  }

  private Run build(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "image",
                "build",
                "--kernel",
                path("kernel"),
                "--jars",
                path("jars"),
                "--glibc",
                glibc.orElseThrow().toString()));
    words.addAll(List.of(options));
    return Treza.run(words.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
