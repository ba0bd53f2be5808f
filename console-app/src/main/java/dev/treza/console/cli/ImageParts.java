package dev.treza.console.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What images are built from unless the command line says otherwise.
///
/// @param jars the folder with the agent's jars, as the build laid them out
/// @param glibc the folder with this system's C library
public record ImageParts(Optional<Path> jars, Optional<Path> glibc) {
  private static final String LOADER = "ld-linux-x86-64.so.2";

  /// Where distributions keep it: Debian's place before the others'.
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib64"),
          Path.of("/usr/lib64"));

  /// The parts of this computer.
  public static ImageParts find(Optional<Path> jars) {
    return new ImageParts(
        jars,
        FOLDERS.stream()
            .filter(folder -> Files.exists(folder.resolve(LOADER)))
            .filter(folder -> Files.exists(folder.resolve("libc.so.6")))
            .findFirst());
  }
}
