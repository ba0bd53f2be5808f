package dev.treza.sdk.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk asks of everybody: a kibibyte written over zeros that are there, and forced.
final class ForcedWrites implements AutoCloseable {
  private static final int SIZE = 1024;
  private static final int ZEROS = 1 << 20;

  private final FileChannel file;
  private final ByteBuffer content = ByteBuffer.allocateDirect(SIZE);
  private long position;

  private ForcedWrites(FileChannel file) {
    this.file = file;
  }

  static ForcedWrites to(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.write(ByteBuffer.allocate(ZEROS));
    file.force(true);
    return new ForcedWrites(file);
  }

  void write() {
    try {
      file.write(content.clear(), position);
      file.force(false);
      position = (position + SIZE) % ZEROS;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
