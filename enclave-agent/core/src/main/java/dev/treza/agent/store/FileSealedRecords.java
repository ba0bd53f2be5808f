package dev.treza.agent.store;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Sealed records as files of one directory. A record is written beside its place, forced, and then
/// moved there in one step: a killed process leaves the whole record or none.
public final class FileSealedRecords implements SealedRecords {
  private final Path directory;

  /// Makes the directory if there is none.
  public FileSealedRecords(Path directory) throws StoreException {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StoreException("cannot make the folder of sealed records: " + e.getMessage(), e);
    }
  }

  @Override
  public void put(String name, Bytes sealed) throws StoreException {
    Path part = path(name + ".part");
    try {
      try (FileChannel file =
          FileChannel.open(
              part,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed.toArray());
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(
          part,
          path(name + ".sealed"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Directories.force(directory);
    } catch (IOException e) {
      throw new StoreException("cannot store the sealed record " + name, e);
    }
  }

  @Override
  public Optional<Bytes> get(String name) throws StoreException {
    try {
      return Optional.of(Bytes.of(Files.readAllBytes(path(name + ".sealed"))));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("cannot read the sealed record " + name, e);
    }
  }

  private Path path(String name) {
    String id = name.substring(0, name.lastIndexOf('.'));
    if (!Ids.valid(id)) {
      throw new IllegalArgumentException("not a record name: " + id);
    }
    return directory.resolve(name);
  }
}
