package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;

/// The kernel's security module device. One request at a time; a call is short on Nitro, and the
/// kernel gives up after 120 s.
final class NsmDevice implements NsmTransport {
  private final Descriptor descriptor;
  private final ReentrantLock turn = new ReentrantLock();

  private NsmDevice(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  static NsmDevice open(String path) throws SystemCallException {
    return new NsmDevice(new Descriptor(DeviceCalls.open(path)));
  }

  @Override
  public byte[] exchange(byte[] request) throws IOException {
    if (request.length > NsmMessage.MAX_REQUEST) {
      throw new IllegalArgumentException("a request of " + request.length + " bytes");
    }
    turn.lock();
    try {
      return descriptor.use(number -> exchange(number, request));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    descriptor.close();
  }

  private static byte[] exchange(int number, byte[] request) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment response = arena.allocate(NsmMessage.RESPONSE_CAPACITY);
      MemorySegment message =
          NsmMessage.of(arena, arena.allocateFrom(JAVA_BYTE, request), response);
      DeviceCalls.ioctl("ioctl of the security module", number, NsmMessage.REQUEST, message);
      long used = NsmMessage.used(message);
      if (used < 0 || used > response.byteSize()) {
        throw new MalformedReplyException("a length of " + used);
      }
      return response.asSlice(0, used).toArray(JAVA_BYTE);
    }
  }
}
