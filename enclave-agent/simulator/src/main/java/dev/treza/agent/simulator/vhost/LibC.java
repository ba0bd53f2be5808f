package dev.treza.agent.simulator.vhost;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// How the C library is called: by handles that capture `errno`.
final class LibC {
  private static final int EINTR = 4;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private LibC() {}

  /// A call that is given the segment where `errno` is captured, always its first argument.
  @FunctionalInterface
  interface Capturing {
    long invoke(MemorySegment state) throws Throwable;
  }

  static MethodHandle bind(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), shape, Linker.Option.captureCallState("errno"));
  }

  /// Calls until it is not interrupted by a signal.
  static long call(String what, Capturing downcall) throws SystemCallException {
    while (true) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment state = arena.allocate(STATE);
        long result = invoke(downcall, state);
        if (result != -1) {
          return result;
        }
        int errno = (int) ERRNO.get(state, 0L);
        if (errno != EINTR) {
          throw new SystemCallException(what, errno);
        }
      }
    }
  }

  /// A downcall throws nothing checked: what arrives here is an error of the program.
  private static long invoke(Capturing downcall, MemorySegment state) {
    try {
      return downcall.invoke(state);
    } catch (Throwable thrown) {
      throw switch (thrown) {
        case RuntimeException unchecked -> unchecked;
        case Error error -> throw error;
        default -> new IllegalStateException("a downcall throws nothing checked", thrown);
      };
    }
  }
}
