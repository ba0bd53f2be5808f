package dev.treza.agent.image.layout;

import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.agent.image.ramdisk.Ramdisk;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Both ramdisks of an image, which the kernel unpacks one over the other.
///
/// @param boot measured in PCR1
/// @param application measured in PCR2
public record ImageContent(Ramdisk boot, Ramdisk application) {
  /// All files, sorted by path.
  public List<Entry.File> files() {
    return Stream.of(boot, application)
        .flatMap(ramdisk -> ramdisk.entries().stream())
        .filter(Entry.File.class::isInstance)
        .map(Entry.File.class::cast)
        .sorted(Comparator.comparing(Entry.File::path))
        .toList();
  }
}
