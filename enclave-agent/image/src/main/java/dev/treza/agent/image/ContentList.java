package dev.treza.agent.image;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.layout.ImageContent;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import java.util.stream.Collectors;

/// The files of an image for people to read and compare: path, size in bytes and SHA-256 digest,
/// one line each, sorted by path.
public final class ContentList {
  private ContentList() {}

  /// The list of the files of both ramdisks. Refused (`IMG-*`) as [ImageInspection#open] does.
  public static Outcome<String> of(Bytes file) {
    return EifReader.read(file).then(ImageInspection::content).map(ContentList::lines);
  }

  private static String lines(ImageContent content) {
    return content.files().stream().map(ContentList::line).collect(Collectors.joining());
  }

  private static String line(Entry.File file) {
    return "/%s %d %s\n"
        .formatted(file.path(), file.content().length(), Digest.of(file.content()).hex());
  }
}
