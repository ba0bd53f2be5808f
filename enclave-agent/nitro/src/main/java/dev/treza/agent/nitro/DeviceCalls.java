package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls on descriptors of any kind: open(2), ioctl(2), close(2).
final class DeviceCalls {
  private static final int O_RDONLY = 0;
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;

  private static final MethodHandle OPEN =
      LibC.bind(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      LibC.bind(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      LibC.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private DeviceCalls() {}

  /// Opens a device for reading and writing.
  static int open(String path) throws SystemCallException {
    return open(path, O_RDWR);
  }

  static int openForReading(String path) throws SystemCallException {
    return open(path, O_RDONLY);
  }

  private static int open(String path, int access) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int)
          LibC.callUninterrupted(
              "open " + path, state -> (int) OPEN.invokeExact(state, name, access | O_CLOEXEC));
    }
  }

  static void ioctl(String what, int descriptor, long request, MemorySegment argument)
      throws SystemCallException {
    LibC.callUninterrupted(
        what, state -> (int) IOCTL.invokeExact(state, descriptor, request, argument));
  }

  /// Never repeated: Linux has released the descriptor even when this fails.
  static void close(int descriptor) throws SystemCallException {
    LibC.call("close", state -> (int) CLOSE.invokeExact(state, descriptor));
  }
}
