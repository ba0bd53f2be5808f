package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.image.layout.SmallImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("treza.root", "../.."));
  private static final Path DOCUMENT = ROOT.resolve("docs/image.md");

  /// Sizes and the JDK differ from machine to machine; files and reasons do not.
  @Test
  void namesExactlyTheFilesOfAnImageAndWhy() throws IOException {
    OpenedImage complete = accepted(OpenedImage.open(SmallImage.of("kernel", "1")));
    assertThat(withoutFigures(Files.readString(DOCUMENT)))
        .as("docs/image.md differs: run scripts/maven verify with -Dtreza.update=true")
        .isEqualTo(withoutFigures(ImageDocument.of(complete)));
  }

  @Test
  void isWrittenAgainOnDemand(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Boolean.getBoolean("treza.update"), "only with -Dtreza.update=true");
    Path kernel = kernel();
    assumeTrue(Files.exists(kernel), "no kernel at " + kernel + ": run installers/kernel/build");
    AgentParts parts = AgentParts.gather(folder);
    ImageInputs inputs = new AgentParts(parts.jars(), parts.glibc(), kernel).inputs();
    String text = ImageDocument.of(accepted(ImageBuild.run(inputs, Optional.empty(), _ -> {})));
    Files.writeString(DOCUMENT, text);
    assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
  }

  private static Path kernel() throws IOException, InterruptedException {
    Process path = new ProcessBuilder(ROOT.resolve("installers/kernel/path").toString()).start();
    String said = new String(path.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(path.waitFor()).isZero();
    return Path.of(said);
  }

  private static String withoutFigures(String text) {
    return text.replaceAll("(?m)\\| \\d+ \\|", "| N |").replaceAll("of JDK .* and", "of JDK X and");
  }
}
