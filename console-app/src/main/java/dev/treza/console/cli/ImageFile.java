package dev.treza.console.cli;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the image that a command names.
final class ImageFile {
  private ImageFile() {}

  static Bytes read(Path file) throws UnreadableInputException {
    try (InputStream in = Files.newInputStream(file)) {
      // one byte more than is taken: a larger file is refused for its size
      return Bytes.of(in.readNBytes(EifReader.MAX_SIZE + 1));
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
  }
}
