package dev.treza.agent.image.ramdisk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The content of a ramdisk, sorted by path; every folder stands before what is in it.
public record Ramdisk(List<Entry> entries) {
  /// Sorts `entries`.
  ///
  /// @throws IllegalArgumentException if a path is there twice, or lacks its folder
  public Ramdisk {
    entries = sorted(entries);
    fault(entries)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
  }

  /// What is wrong with `entries`, if anything is.
  static Optional<String> fault(List<Entry> entries) {
    Set<String> folders = new HashSet<>(Set.of(""));
    Set<String> paths = new HashSet<>();
    for (Entry entry : sorted(entries)) {
      if (!paths.add(entry.path())) {
        return Optional.of("twice in a ramdisk: " + entry.path());
      }
      if (!folders.contains(Paths.parent(entry.path()))) {
        return Optional.of("without its folder in a ramdisk: " + entry.path());
      }
      if (entry instanceof Entry.Folder) {
        folders.add(entry.path());
      }
    }
    return Optional.empty();
  }

  private static List<Entry> sorted(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::path));
    return List.copyOf(sorted);
  }
}
