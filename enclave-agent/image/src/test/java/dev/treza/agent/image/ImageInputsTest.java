package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.image.layout.AgentArguments;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageInputsTest {
  @TempDir Path folder;

  @Test
  void areRefusedIfTheAgentIsNotWhole() throws IOException {
    Path kernel = Files.writeString(folder.resolve("kernel"), "k");
    assertRefused(
        ImageBuild.run(inputs(kernel, Optional.empty()), Optional.empty(), _ -> {}),
        ImageRefusal.PARTS,
        "dev.treza.agent");
  }

  @Test
  void areRefusedWithAFolderWithoutKernelModules() throws IOException {
    Path kernel = Files.writeString(folder.resolve("kernel"), "k");
    assertRefused(
        ImageBuild.run(inputs(kernel, Optional.of(folder)), Optional.empty(), _ -> {}),
        ImageRefusal.PARTS,
        "no kernel module");
  }

  @Test
  void failWithoutAKernel() {
    Path kernel = folder.resolve("none");
    assertThatThrownBy(
            () -> ImageBuild.run(inputs(kernel, Optional.empty()), Optional.empty(), _ -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
  }

  @ParameterizedTest
  @CsvSource({"67108863, 2", "1099511627777, 2", "67108864, 0", "67108864, 1025"})
  void askForNoMoreThanAMachineHas(long memory, long cpus) {
    assertThatThrownBy(() -> new ImageInputs.Size(memory, cpus))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "none",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----AA=A-----END PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----MAAA-----END PRIVATE KEY-----",
    "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----"
  })
  void refuseAFileThatIsNoKey(String text) {
    assertRefused(
        SigningFiles.read(text.getBytes(StandardCharsets.US_ASCII), Bytes.EMPTY),
        ImageRefusal.KEY,
        "the file holds no");
  }

  @Test
  void leaveNothingBehind() throws IOException {
    Path scratch;
    try (ScratchFolder open = ScratchFolder.create()) {
      scratch = open.path();
      Files.writeString(Files.createDirectory(scratch.resolve("in")).resolve("it"), "x");
    }
    assertThat(scratch).doesNotExist();
  }

  private ImageInputs inputs(Path kernel, Optional<Path> modules) {
    return new ImageInputs(
        kernel,
        ImageInputs.NITRO_COMMAND_LINE,
        modules,
        folder,
        folder,
        AgentArguments.NITRO,
        ImageInputs.Size.DEFAULT,
        ImageInputs.Label.DEFAULT);
  }
}
