package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A file of lines that takes its name only when it is whole. A fault of the disk is kept, and told
/// at the end.
final class LineFile implements AutoCloseable {
  private final Path file;
  private final Path draft;
  private final OutputStream out;
  private Optional<IOException> fault = Optional.empty();

  private LineFile(Path file, Path draft, OutputStream out) {
    this.file = file;
    this.draft = draft;
    this.out = out;
  }

  static LineFile begin(Path file) throws ConsoleException {
    Path absolute = file.toAbsolutePath();
    Path draft = absolute.resolveSibling(absolute.getFileName() + ".new");
    try {
      return new LineFile(absolute, draft, new BufferedOutputStream(Files.newOutputStream(draft)));
    } catch (IOException cannot) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot write " + draft, cannot);
    }
  }

  void line(Bytes line) {
    if (fault.isPresent()) {
      return;
    }
    try {
      out.write(line.toArray());
      out.write('\n');
    } catch (IOException full) {
      fault = Optional.of(full);
    }
  }

  /// Gives the file its name.
  void finish() throws ConsoleException {
    try {
      if (fault.isPresent()) {
        throw fault.get();
      }
      out.close();
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cannot) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot write " + file, cannot);
    }
  }

  /// Without [#finish] nothing is left.
  @Override
  public void close() throws ConsoleException {
    try {
      out.close();
      Files.deleteIfExists(draft);
    } catch (IOException cannot) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot remove " + draft, cannot);
    }
  }
}
