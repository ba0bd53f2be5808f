package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How `image` answers what it cannot use. Real images are built and opened in `BuiltImageTest` of
/// the image's module and in [ImageReleaseTest].
class ImageCommandTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"build", "measure", "verify", "release"})
  void explainsItself(String command) {
    Run run = Treza.run("image", command, "--help");
    assertThat(run.out()).contains("Usage: treza image " + command).contains("--json");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build",
        "build --kernel",
        "build --kernel FILE",
        "build --kernel FILE --jars DIR --glibc DIR --sign-key FILE",
        "build --kernel FILE --jars DIR --glibc DIR --parent-cid 4294967295",
        "build --kernel FILE --jars DIR --glibc DIR --memory 63",
        "build --kernel FILE --jars DIR --glibc DIR --memory 9223372036854775807",
        "build --kernel FILE --jars DIR --glibc DIR --debug",
        "build --kernel NONE --jars DIR --glibc DIR",
        "build --kernel FILE --jars DIR --glibc DIR --sign-key NONE --sign-certificate FILE",
        "measure",
        "measure NONE",
        "measure FILE --loud",
        "verify NONE",
        "verify FILE --pcr 0=00",
        "verify FILE --pcr 0=00 --measurements FILE",
        "verify FILE --release NONE",
        "verify FILE --release-key FILE",
        "verify FILE --release FILE --release-key FILE",
        "verify FILE --release FILE --measurements FILE",
        "release FILE",
        "release --sign-key FILE",
        "release FILE --sign-key NONE",
        "release FILE --sign-key FILE --passphrase-file FILE",
        "release FILE --sign-key FILE",
      })
  void saysThatItCannotUseWhatItIsGiven(String line) throws IOException {
    Run run = run(line);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"measure FILE", "verify FILE"})
  void saysWhyAnImageIsRefusedAndWhatToDo(String line) throws IOException {
    Run run = run(line);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED IMG-SIZE").contains("Next: ");
    Run json = run(line + " --json");
    assertThat(json.code()).isEqualTo(3);
    assertThat(json.out()).contains("\"id\":\"IMG-SIZE\"");
  }

  @Test
  void saysThatTheAgentIsNotWhole() throws IOException {
    Run run = run("build --kernel FILE --jars DIR --glibc DIR --out OUT");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED IMG-PARTS").contains("dev.treza.agent");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void takesNoWordForARelease() throws IOException {
    Run run = run("verify FILE --release FILE");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("REFUSED JWS-FORM");
  }

  private Run run(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    List<String> words = new ArrayList<>(List.of("image"));
    for (String word : line.split(" ", -1)) {
      words.add(
          switch (word) {
            case "FILE" -> file.toString();
            case "DIR" -> empty.toString();
            case "NONE" -> folder.resolve("none").toString();
            case "OUT" -> folder.resolve("out").toString();
            default -> word;
          });
    }
    return Treza.run(words.toArray(String[]::new));
  }
}
