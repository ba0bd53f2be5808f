package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Stream sockets of this machine, unix(7), that carry descriptors too (`SCM_RIGHTS`).
final class UnixSocket {
  private static final short AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final long ADDRESS_SIZE = 110;
  private static final int PATH_LIMIT = 107;
  private static final int MSG_CTRUNC = 8;
  private static final int MSG_WAITALL = 0x100;
  private static final int MSG_CMSG_CLOEXEC = 0x40000000;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int CMSG_HEADER = 16;
  private static final int CONTROL = 256;
  private static final long MSGHDR = 56;

  private static final MethodHandle SOCKET =
      LibC.bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle BIND =
      LibC.bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle LISTEN =
      LibC.bind("listen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle ACCEPT =
      LibC.bind("accept4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle RECVMSG =
      LibC.bind("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  private UnixSocket() {}

  /// A socket that listens at `path`, where nothing may be.
  static int listen(Path path) throws SystemCallException {
    int socket =
        (int)
            LibC.call(
                "socket",
                state ->
                    (int) SOCKET.invokeExact(state, (int) AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = address(arena, path);
      LibC.call(
          "bind " + path,
          state -> (int) BIND.invokeExact(state, socket, address, (int) ADDRESS_SIZE));
      LibC.call("listen", state -> (int) LISTEN.invokeExact(state, socket, 1));
      return socket;
    } catch (SystemCallException failed) {
      Calls.close(socket);
      throw failed;
    }
  }

  static int accept(int listener) throws SystemCallException {
    return (int)
        LibC.call(
            "accept",
            state ->
                (int)
                    ACCEPT.invokeExact(
                        state, listener, MemorySegment.NULL, MemorySegment.NULL, SOCK_CLOEXEC));
  }

  /// Fills `target`, and gives the descriptors that came with its first byte; the caller closes
  /// them.
  ///
  /// @return nothing at the end of the stream: `target` is then not filled
  static Received receive(int socket, MemorySegment target)
      throws SystemCallException, VhostException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocateFrom(JAVA_LONG, target.address(), target.byteSize());
      MemorySegment control = arena.allocate(CONTROL, Long.BYTES);
      MemorySegment header = arena.allocate(MSGHDR, Long.BYTES);
      header.set(ADDRESS, 16, vector);
      header.set(JAVA_LONG, 24, 1);
      header.set(ADDRESS, 32, control);
      header.set(JAVA_LONG, 40, CONTROL);
      long count =
          LibC.call(
              "recvmsg",
              state ->
                  (long)
                      RECVMSG.invokeExact(state, socket, header, MSG_WAITALL | MSG_CMSG_CLOEXEC));
      List<Integer> descriptors = descriptors(control, header.get(JAVA_LONG, 40));
      if ((header.get(JAVA_INT, 48) & MSG_CTRUNC) != 0) {
        for (int descriptor : descriptors) {
          Calls.close(descriptor);
        }
        throw new VhostException("a message with too many descriptors");
      }
      return new Received(count == target.byteSize(), descriptors);
    }
  }

  /// What [#receive] got.
  ///
  /// @param whole whether all bytes came
  record Received(boolean whole, List<Integer> descriptors) {}

  private static List<Integer> descriptors(MemorySegment control, long length) {
    List<Integer> found = new ArrayList<>();
    if (length >= CMSG_HEADER
        && control.get(JAVA_INT, 8) == SOL_SOCKET
        && control.get(JAVA_INT, 12) == SCM_RIGHTS) {
      long end = Math.min(length, control.get(JAVA_LONG, 0));
      for (long at = CMSG_HEADER; at + Integer.BYTES <= end; at += Integer.BYTES) {
        found.add(control.get(JAVA_INT, at));
      }
    }
    return List.copyOf(found);
  }

  private static MemorySegment address(Arena arena, Path path) {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    if (name.length > PATH_LIMIT) {
      throw new IllegalArgumentException("a socket's path has at most 107 bytes: " + path);
    }
    MemorySegment address = arena.allocate(ADDRESS_SIZE, Long.BYTES);
    address.set(JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, Short.BYTES, name.length);
    return address;
  }
}
