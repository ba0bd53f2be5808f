package dev.treza.agent.simulator.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for the sockets and boot files of one run, readable by its owner only; gone when
/// closed. It lies among the temporary files because a socket's path must be short.
record RunFolder(Path path) implements AutoCloseable {
  static RunFolder create() throws IOException {
    return new RunFolder(Files.createTempDirectory("treza-emulated-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
