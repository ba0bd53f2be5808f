package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Files that are there completely or not at all.
public final class AtomicFiles {
  private AtomicFiles() {}

  /// Writes what only its owner may read.
  public static void write(Path file, Bytes content) throws ConsoleException {
    write(file, content, "rw-------");
  }

  /// Writes what is meant for others.
  public static void publish(Path file, Bytes content) throws ConsoleException {
    write(file, content, "rw-r--r--");
  }

  /// Writes beside `file`, forces it to disk, then takes its name.
  private static void write(Path file, Bytes content, String permissions) throws ConsoleException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new ConsoleException(ConsoleRefusal.FILE, file + " has no folder");
    }
    Path draft = folder.resolve(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      fill(draft, content, permissions);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot write " + file, fault);
    }
  }

  /// The content, or nothing if there is no such file.
  public static Optional<Bytes> read(Path file) throws ConsoleException {
    try {
      return Optional.of(Bytes.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot read " + file, fault);
    }
  }

  /// Removes the file, if there is one.
  public static void delete(Path file) throws ConsoleException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot remove " + file, fault);
    }
  }

  /// The content of a file that a person chose, which may be anything.
  ///
  /// @throws ConsoleException with `CON-FILE` if it is larger than `most` bytes, or cannot be read
  public static Bytes readAtMost(Path file, int most) throws ConsoleException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new ConsoleException(
            ConsoleRefusal.FILE, file + " is larger than " + most + " bytes, too large for this");
      }
      return Bytes.of(content);
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot read " + file, fault);
    }
  }

  private static void fill(Path draft, Bytes content, String permissions) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
      ByteBuffer buffer = ByteBuffer.wrap(content.toArray());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
