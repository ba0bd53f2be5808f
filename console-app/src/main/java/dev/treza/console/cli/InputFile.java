package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the files that options name.
final class InputFile {
  /// Above everything a command reads; larger files are cut here and then refused for their size.
  private static final int MOST = 4 * 1024 * 1024 + 1;

  private InputFile() {}

  static Bytes read(Path file) throws UnreadableInputException {
    return read(file, MOST - 1);
  }

  /// The same for what may be larger, up to `most` bytes.
  static Bytes read(Path file, int most) throws UnreadableInputException {
    try (InputStream in = Files.newInputStream(file)) {
      return Bytes.of(in.readNBytes(most + 1));
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
  }
}
