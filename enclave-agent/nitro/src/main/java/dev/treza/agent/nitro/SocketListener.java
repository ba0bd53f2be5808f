package dev.treza.agent.nitro;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A listening, non-blocking socket. It waits in short turns, because the kernel does not wake a
/// thread that waits on a vsock listener when another thread closes it.
final class SocketListener implements VsockListener {
  private static final int TURN_MILLIS = 200;

  private final Descriptor descriptor;

  SocketListener(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public VsockConnection accept() throws IOException {
    while (true) {
      Optional<VsockConnection> accepted = descriptor.use(SocketListener::tryAccept);
      if (accepted.isPresent()) {
        return accepted.get();
      }
    }
  }

  @Override
  public void close() throws IOException {
    descriptor.close();
  }

  private static Optional<VsockConnection> tryAccept(int socket) throws SystemCallException {
    if (!SocketCalls.awaitInput(socket, TURN_MILLIS)) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(SockaddrVm.LAYOUT);
      Descriptor accepted = new Descriptor(SocketCalls.accept(socket, address));
      return Optional.of(new SocketConnection(accepted, SockaddrVm.read(address)));
    } catch (SystemCallException failed) {
      // another thread took it, or it is gone again
      if (failed.errno() == SocketCalls.EAGAIN || failed.errno() == SocketCalls.ECONNABORTED) {
        return Optional.empty();
      }
      throw failed;
    }
  }
}
