package dev.treza.agent.image;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.eif.ImageMetadata;
import dev.treza.agent.image.layout.ImageContent;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.Measurements;
import java.util.List;
import java.util.stream.Collectors;

/// An image that was opened, holds exactly what an agent's image holds, and whose signature, if it
/// has one, is right. Only [#open] makes one.
public final class OpenedImage {
  private final Bytes file;
  private final Measurements measurements;
  private final ImageMetadata metadata;
  private final ImageContent content;

  private OpenedImage(
      Bytes file, Measurements measurements, ImageMetadata metadata, ImageContent content) {
    this.file = file;
    this.measurements = measurements;
    this.metadata = metadata;
    this.content = content;
  }

  /// Opens an image file and looks at all of it. Refused: `IMG-*`.
  public static Outcome<OpenedImage> open(Bytes file) {
    return EifReader.read(file).then(image -> open(file, image));
  }

  private static Outcome<OpenedImage> open(Bytes file, EnclaveImage image) {
    return ImageInspection.content(image)
        .then(content ->
            ImageInspection.measure(image)
                .then(measured ->
                    ImageMetadata.of(image)
                        .map(metadata -> new OpenedImage(file, measured, metadata, content))));
  }

  public Bytes file() {
    return file;
  }

  /// What it will measure, under its own name and release.
  public Measurements measurements() {
    return measurements;
  }

  /// Every file in it, sorted by path.
  public List<Entry.File> files() {
    return content.files();
  }

  /// What it says of itself beside that, which is not measured.
  public ImageMetadata metadata() {
    return metadata;
  }

  /// Its files for people to read and compare: path, size in bytes and SHA-256 digest, one line
  /// each, sorted by path.
  public String contents() {
    return files().stream().map(OpenedImage::line).collect(Collectors.joining());
  }

  private static String line(Entry.File file) {
    return "/%s %d %s\n"
        .formatted(file.path(), file.content().length(), Digest.of(file.content()).hex());
  }
}
