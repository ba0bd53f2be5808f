package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls a back end needs.
final class Calls {
  private static final int SEEK_END = 2;
  private static final int READ_WRITE = 3;
  private static final int MAP_SHARED = 1;
  private static final short POLLIN = 1;
  private static final long POLLFD = 8;
  private static final long POLLFD_EVENTS = 4;
  private static final long POLLFD_RETURNED = 6;

  private static final MethodHandle READ =
      LibC.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      LibC.bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      LibC.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle POLL =
      LibC.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle LSEEK =
      LibC.bind("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
  private static final MethodHandle MMAP =
      LibC.bind(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      LibC.bind("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

  private Calls() {}

  /// Bytes read into `target`; 0 at the end of a stream.
  static long read(int descriptor, MemorySegment target) throws SystemCallException {
    return LibC.call(
        "read", state -> (long) READ.invokeExact(state, descriptor, target, target.byteSize()));
  }

  static long write(int descriptor, MemorySegment source) throws SystemCallException {
    return LibC.call(
        "write", state -> (long) WRITE.invokeExact(state, descriptor, source, source.byteSize()));
  }

  static void close(int descriptor) throws SystemCallException {
    LibC.call("close", state -> (int) CLOSE.invokeExact(state, descriptor));
  }

  /// Waits until one of `descriptors` can be read or has ended, and says of each whether it has.
  static boolean[] await(int... descriptors) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment asked = arena.allocate(POLLFD * descriptors.length, Integer.BYTES);
      for (int i = 0; i < descriptors.length; i++) {
        asked.set(JAVA_INT, POLLFD * i, descriptors[i]);
        asked.set(JAVA_SHORT, POLLFD * i + POLLFD_EVENTS, POLLIN);
      }
      LibC.call(
          "poll", state -> (int) POLL.invokeExact(state, asked, (long) descriptors.length, -1));
      boolean[] ready = new boolean[descriptors.length];
      for (int i = 0; i < descriptors.length; i++) {
        ready[i] = asked.get(JAVA_SHORT, POLLFD * i + POLLFD_RETURNED) != 0;
      }
      return ready;
    }
  }

  /// How long a file of shared memory is.
  static long length(int descriptor) throws SystemCallException {
    return LibC.call("lseek", state -> (long) LSEEK.invokeExact(state, descriptor, 0L, SEEK_END));
  }

  /// Maps the first `length` bytes for reading and writing, as long as somebody can reach them.
  static MemorySegment map(int descriptor, long length) throws SystemCallException {
    long address =
        LibC.call(
            "mmap",
            state ->
                (long)
                    MMAP.invokeExact(
                        state, MemorySegment.NULL, length, READ_WRITE, MAP_SHARED, descriptor, 0L));
    return MemorySegment.ofAddress(address).reinterpret(length, Arena.ofAuto(), Calls::unmap);
  }

  private static void unmap(MemorySegment mapped) {
    try {
      LibC.call("munmap", state -> (int) MUNMAP.invokeExact(state, mapped, mapped.byteSize()));
    } catch (SystemCallException impossible) {
      throw new IllegalStateException("a mapping of our own cannot be undone", impossible);
    }
  }
}
