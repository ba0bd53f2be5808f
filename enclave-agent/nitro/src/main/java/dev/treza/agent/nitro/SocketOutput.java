package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Writes to a socket, all of what it is given.
final class SocketOutput extends OutputStream {
  private static final int CHUNK = 1 << 16;

  private final Descriptor descriptor;

  SocketOutput(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    int sent = 0;
    while (sent < length) {
      int from = offset + sent;
      int size = Math.min(length - sent, CHUNK);
      sent += descriptor.use(socket -> send(socket, source, from, size));
    }
  }

  private static int send(int socket, byte[] source, int offset, int length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(length);
      MemorySegment.copy(source, offset, chunk, JAVA_BYTE, 0, length);
      return (int) SocketCalls.send(socket, chunk);
    }
  }
}
