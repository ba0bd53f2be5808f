package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// How the C library is called: by handles that capture `errno`, which a failed call reports.
final class LibC {
  static final int EINTR = 4;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final long TEXT_LIMIT = 256;
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private LibC() {}

  /// A call that is given the segment where `errno` is captured, always its first argument.
  @FunctionalInterface
  interface Capturing {
    long invoke(MemorySegment state) throws Throwable;
  }

  /// A handle on a function of the C library. `options` says where variadic arguments begin.
  static MethodHandle bind(String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
  }

  /// Calls once.
  ///
  /// @param what for the message: the call and on what
  static long call(String what, Capturing downcall) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = NativeCall.call(() -> downcall.invoke(state));
      if (result == -1) {
        int errno = (int) ERRNO.get(state, 0L);
        throw new SystemCallException(what, errno, text(errno));
      }
      return result;
    }
  }

  /// Calls until it is not interrupted by a signal; for calls that have then done nothing.
  static long callUninterrupted(String what, Capturing downcall) throws SystemCallException {
    while (true) {
      try {
        return call(what, downcall);
      } catch (SystemCallException failed) {
        if (failed.errno() != EINTR) {
          throw failed;
        }
      }
    }
  }

  private static String text(int errno) {
    MemorySegment text = NativeCall.call(() -> (MemorySegment) STRERROR.invokeExact(errno));
    return text.reinterpret(TEXT_LIMIT).getString(0);
  }
}
