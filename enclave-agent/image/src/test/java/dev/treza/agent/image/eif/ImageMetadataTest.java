package dev.treza.agent.image.eif;

import static dev.treza.agent.image.Outcomes.accepted;
import static dev.treza.agent.image.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageMetadataTest {
  private final ImageMetadata metadata =
      new ImageMetadata("Agent", "1.2.3", "2026-01-01T00:00:00Z", "SHA-256 00", "Temurin-25");

  @Test
  void saysWhatTheAwsToolsDemand() {
    assertThat(new String(metadata.encode().toArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"BuildMetadata":{"BuildTime":"2026-01-01T00:00:00Z","BuildTool":"treza-agent-image",\
            "BuildToolVersion":"1.2.3","KernelVersion":"SHA-256 00","OperatingSystem":"none"},\
            "CustomMetadata":{"Jdk":"Temurin-25"},"DockerInfo":{},"ImageName":"Agent","ImageVersion":"1.2.3"}\
            """);
  }

  @Test
  void isReadBack() {
    assertThat(accepted(ImageMetadata.of(image(metadata.encode())))).isEqualTo(metadata);
  }

  @Test
  void refusesAnotherToolsMetadata() {
    String other =
        new String(metadata.encode().toArray(), StandardCharsets.UTF_8)
            .replace("treza-agent-image", "nitro-cli");
    assertRefused(
        ImageMetadata.of(image(Bytes.utf8(other))), ImageRefusal.METADATA, "/BuildMetadata");
  }

  @Test
  void refusesWhatIsNoMetadata() {
    assertRefused(ImageMetadata.of(TinyImage.IMAGE), ImageRefusal.METADATA, "JSON-");
  }

  private static EnclaveImage image(Bytes metadata) {
    return new EnclaveImage(
        0, 0, Bytes.EMPTY, "a", metadata, List.of(Bytes.EMPTY), Optional.empty());
  }
}
