package dev.treza.console.cli;

import dev.treza.agent.image.OpenedImage;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// An opened image as a person reads it, and as a program does.
///
/// @param place where its file is
record ImageOutput(String place, OpenedImage image) {
  List<String> lines() {
    return Stream.concat(
            Stream.of(
                "Image " + place,
                "  " + image.measurements() + ", " + image.file().length() + " bytes",
                "  SHA-256 " + Digest.of(image.file()).hex(),
                "  built from " + image.metadata().jdk() + ", kernel " + image.metadata().kernel(),
                "  " + image.files().size() + " files, all on the list of what an image holds"),
            MeasurementLines.of(image.measurements()).stream())
        .toList();
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("image", place)
        .integer("size", image.file().length())
        .digest("sha256", Digest.of(image.file()))
        .text("jdk", image.metadata().jdk())
        .text("kernel", image.metadata().kernel())
        .object("measurements", MeasurementsJson.write(image.measurements()))
        .array("contents", image.files().stream().map(ImageOutput::json).toList())
        .build();
  }

  private static JsonObject json(Entry.File file) {
    return JsonObject.builder()
        .text("path", "/" + file.path())
        .integer("size", file.content().length())
        .digest("sha256", Digest.of(file.content()))
        .build();
  }
}
