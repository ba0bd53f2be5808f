package dev.treza.agent.image.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageProgramTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "paint",
        "measure",
        "measure FILE --loud yes",
        "verify FILE",
        "build",
        "build --kernel",
        "build kernel a",
        "build --kernel a --kernel b",
        "build --kernel a --jars b --glibc c --release d --out e --sign-key f",
        "build --kernel a --jars b --glibc c --release d --out e --parent-cid 4294967295",
        "build --kernel a --jars b --glibc c --release d --out e --debug yes"
      })
  void saysHowItIsUsed(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("image"), "x");
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replace("FILE", file.toString());
    }
    assertThat(run(arguments)).isEqualTo(ImageProgram.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: build");
  }

  @Test
  void saysWhichFileItCannotRead() {
    assertThat(run("measure", folder.resolve("none").toString())).isEqualTo(ImageProgram.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("none");
  }

  @Test
  void saysWhyAnImageIsRefusedAndWhatToDo() throws IOException {
    Path file = Files.write(folder.resolve("image"), new byte[600]);
    assertThat(run("measure", file.toString())).isEqualTo(ImageProgram.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("IMG-FORMAT")
        .contains("Build the image with this program");
    assertThat(out.size()).isZero();
  }

  @Test
  void saysThatTheAgentIsNotWhole() throws IOException {
    Path kernel = Files.writeString(folder.resolve("kernel"), "k");
    Path jars = Files.createDirectory(folder.resolve("jars"));
    int code =
        run(
            "build",
            "--kernel",
            kernel.toString(),
            "--jars",
            jars.toString(),
            "--glibc",
            folder.toString(),
            "--release",
            "1",
            "--out",
            folder.resolve("out").toString());
    assertThat(code).isEqualTo(ImageProgram.FAULT);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("dev.treza.agent");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private int run(String... arguments) {
    return new ImageProgram(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }
}
