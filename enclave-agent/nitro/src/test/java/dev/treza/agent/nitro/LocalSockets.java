package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Sockets of other families than AF_VSOCK, which must not be touched on a development machine: a
/// connected pair, and a listener on loopback.
final class LocalSockets {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int SOCKADDR_IN = 16;
  private static final MethodHandle SOCKETPAIR =
      LibC.bind(
          "socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle GETSOCKNAME =
      LibC.bind("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  private LocalSockets() {}

  /// Two ends of one stream.
  static SocketConnection[] pair() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(JAVA_INT, 2);
      LibC.call(
          "socketpair",
          state -> (int) SOCKETPAIR.invokeExact(state, AF_UNIX, SocketCalls.SOCK_STREAM, 0, ends));
      VsockAddress peer = new VsockAddress(1, 1);
      return new SocketConnection[] {
        new SocketConnection(new Descriptor(ends.getAtIndex(JAVA_INT, 0)), peer),
        new SocketConnection(new Descriptor(ends.getAtIndex(JAVA_INT, 1)), peer)
      };
    }
  }

  /// A listening, non-blocking TCP socket on 127.0.0.1.
  static int listening() throws IOException {
    int socket = SocketCalls.socket(AF_INET, SocketCalls.SOCK_STREAM | SocketCalls.SOCK_NONBLOCK);
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls.bind(
          socket,
          arena.allocateFrom(
              JAVA_BYTE, new byte[] {AF_INET, 0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
      SocketCalls.listen(socket, 4);
      return socket;
    }
  }

  /// The TCP port of a socket.
  static int port(int socket) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(SOCKADDR_IN, Integer.BYTES);
      MemorySegment size = arena.allocateFrom(JAVA_INT, SOCKADDR_IN);
      LibC.call(
          "getsockname", state -> (int) GETSOCKNAME.invokeExact(state, socket, address, size));
      return ((address.get(JAVA_BYTE, 2) & 0xff) << 8) | (address.get(JAVA_BYTE, 3) & 0xff);
    }
  }
}
