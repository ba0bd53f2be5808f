package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls on sockets.
final class SocketCalls {
  static final int SOCK_STREAM = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_NONBLOCK = 0x800;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int EAGAIN = 11;
  static final int ECONNABORTED = 103;
  static final int ENOTCONN = 107;

  /// A peer that is gone gives EPIPE instead of a signal.
  private static final int MSG_NOSIGNAL = 0x4000;

  private static final int SHUT_RDWR = 2;
  private static final short POLLIN = 1;
  private static final long POLLFD = 8;
  private static final long POLLFD_EVENTS = 4;

  private static final MethodHandle SOCKET =
      LibC.bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle BIND =
      LibC.bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CONNECT =
      LibC.bind("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle LISTEN =
      LibC.bind("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle ACCEPT =
      LibC.bind("accept4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle POLL =
      LibC.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle READ =
      LibC.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle SEND =
      LibC.bind("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SHUTDOWN =
      LibC.bind("shutdown", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private SocketCalls() {}

  static int socket(int family, int type) throws SystemCallException {
    return (int) LibC.call("socket", state -> (int) SOCKET.invokeExact(state, family, type, 0));
  }

  static void bind(int socket, MemorySegment address) throws SystemCallException {
    int size = (int) address.byteSize();
    LibC.call("bind", state -> (int) BIND.invokeExact(state, socket, address, size));
  }

  static void listen(int socket, int backlog) throws SystemCallException {
    LibC.call("listen", state -> (int) LISTEN.invokeExact(state, socket, backlog));
  }

  static void connect(int socket, MemorySegment address) throws SystemCallException {
    int size = (int) address.byteSize();
    LibC.call("connect", state -> (int) CONNECT.invokeExact(state, socket, address, size));
  }

  /// Takes a waiting connection.
  ///
  /// @param address is filled with the peer's
  static int accept(int socket, MemorySegment address) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) address.byteSize());
      return (int)
          LibC.callUninterrupted(
              "accept",
              state -> (int) ACCEPT.invokeExact(state, socket, address, size, SOCK_CLOEXEC));
    }
  }

  /// Whether something can be read or accepted within `millis`.
  static boolean awaitInput(int socket, int millis) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pollfd = arena.allocate(POLLFD, Integer.BYTES);
      pollfd.set(JAVA_INT, 0, socket);
      pollfd.set(JAVA_SHORT, POLLFD_EVENTS, POLLIN);
      return LibC.callUninterrupted(
              "poll", state -> (int) POLL.invokeExact(state, pollfd, 1L, millis))
          > 0;
    }
  }

  /// Bytes read into `target`; 0 at the end of the stream.
  static long read(int socket, MemorySegment target) throws SystemCallException {
    return LibC.callUninterrupted(
        "read", state -> (long) READ.invokeExact(state, socket, target, target.byteSize()));
  }

  /// Bytes of `source` that were sent.
  static long send(int socket, MemorySegment source) throws SystemCallException {
    return LibC.callUninterrupted(
        "send",
        state -> (long) SEND.invokeExact(state, socket, source, source.byteSize(), MSG_NOSIGNAL));
  }

  /// Ends both directions; a socket whose peer is gone already is left as it is.
  static void shutdown(int socket) throws SystemCallException {
    try {
      LibC.call("shutdown", state -> (int) SHUTDOWN.invokeExact(state, socket, SHUT_RDWR));
    } catch (SystemCallException failed) {
      if (failed.errno() != ENOTCONN) {
        throw failed;
      }
    }
  }
}
