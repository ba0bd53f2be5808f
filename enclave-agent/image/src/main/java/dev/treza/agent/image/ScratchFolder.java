package dev.treza.agent.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what a build makes on its way; gone when closed, or when the program is told to
/// end.
final class ScratchFolder implements AutoCloseable {
  /// While the program ends, what fills the folder may still run for a moment.
  private static final int ATTEMPTS = 50;

  private final Path path;
  private final Thread atEnd;

  private ScratchFolder(Path path) {
    this.path = path;
    this.atEnd = Thread.ofPlatform().unstarted(() -> removeWhateverComes(path));
  }

  static ScratchFolder create() throws IOException {
    ScratchFolder folder = new ScratchFolder(Files.createTempDirectory("treza-image"));
    Runtime.getRuntime().addShutdownHook(folder.atEnd);
    return folder;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    remove(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // then the hook runs, and finds nothing
      return;
    }
  }

  private static void removeWhateverComes(Path path) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
      try {
        remove(path);
      } catch (IOException stillFilled) {
        Thread.onSpinWait();
      }
    }
  }

  private static void remove(Path path) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return;
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
