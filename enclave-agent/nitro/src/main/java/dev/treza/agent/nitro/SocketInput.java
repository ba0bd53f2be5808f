package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Reads from a socket, through a buffer outside the heap: the heap may move while a read waits.
final class SocketInput extends InputStream {
  private static final int CHUNK = 1 << 16;

  private final Descriptor descriptor;

  SocketInput(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    return descriptor.use(socket -> read(socket, target, offset, length));
  }

  private static int read(int socket, byte[] target, int offset, int length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(Math.min(length, CHUNK));
      int count = (int) SocketCalls.read(socket, chunk);
      MemorySegment.copy(chunk, JAVA_BYTE, 0, target, offset, count);
      return count == 0 ? -1 : count;
    }
  }
}
