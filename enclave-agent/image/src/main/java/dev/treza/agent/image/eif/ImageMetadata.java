package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.image.ImageRefusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;

/// What an image says of itself, in the JSON form the AWS tools demand since version 4. It is not
/// measured: a label, not evidence.
///
/// @param name of the image
/// @param release its version
/// @param buildTime ISO 8601; the source's, not the clock's, so that builds are reproducible
/// @param kernel what kernel is inside, in words
/// @param jdk what JDK its runtime was linked from: who rebuilds the image needs the same
public record ImageMetadata(
    String name, String release, String buildTime, String kernel, String jdk) {
  private static final String TOOL = "treza-agent-image";
  private static final String SYSTEM = "none";

  public Bytes encode() {
    JsonObject nothing = JsonObject.builder().build();
    JsonObject build =
        JsonObject.builder()
            .text("BuildTime", buildTime)
            .text("BuildTool", TOOL)
            .text("BuildToolVersion", release)
            .text("KernelVersion", kernel)
            .text("OperatingSystem", SYSTEM)
            .build();
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("ImageName", name)
            .text("ImageVersion", release)
            .object("BuildMetadata", build)
            .object("CustomMetadata", JsonObject.builder().text("Jdk", jdk).build())
            .object("DockerInfo", nothing)
            .build());
  }

  /// The metadata of `image`. Refused: `IMG-METADATA`.
  public static Outcome<ImageMetadata> of(EnclaveImage image) {
    return switch (JsonFields.decode(image.metadata(), ImageMetadata::read)) {
      case Accepted<ImageMetadata> accepted -> accepted;
      case Refused<ImageMetadata>(Refusal refusal) ->
          Outcome.refused(ImageRefusal.METADATA, refusal.line());
    };
  }

  private static ImageMetadata read(JsonFields fields) throws JsonShapeException {
    JsonFields build = fields.object("BuildMetadata");
    build.literal("BuildTool", TOOL);
    build.literal("OperatingSystem", SYSTEM);
    String release = fields.name("ImageVersion");
    build.literal("BuildToolVersion", release);
    String jdk = fields.object("CustomMetadata").name("Jdk");
    fields.object("DockerInfo").end();
    return new ImageMetadata(
        fields.name("ImageName"),
        release,
        build.text("BuildTime"),
        build.name("KernelVersion"),
        jdk);
  }
}
