package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The system calls of the crypto room (Linux, x86-64 and aarch64). Each fails with the name of the
/// call and its `errno`.
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final long TEXT_LIMIT = 256;

  private static final MethodHandle MMAP =
      bind("mmap", of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP = bind("munmap", of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle MLOCK = bind("mlock", of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle MADVISE =
      bind("madvise", of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle GETRANDOM =
      bind("getrandom", of(JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle MEMFD_CREATE =
      bind("memfd_create", of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle WRITE =
      bind("write", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle FCNTL =
      bind("fcntl", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
  private static final MethodHandle PRCTL =
      bind(
          "prctl",
          of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle SETRLIMIT = bind("setrlimit", of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private LibC() {}

  static MemorySegment mmap(long size, int protection, int flags) throws SystemCallException {
    long address =
        call(
            "mmap",
            state ->
                (long)
                    MMAP.invokeExact(state, MemorySegment.NULL, size, protection, flags, -1, 0L));
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  static void munmap(MemorySegment pages) throws SystemCallException {
    call("munmap", state -> (int) MUNMAP.invokeExact(state, pages, pages.byteSize()));
  }

  static void mlock(MemorySegment pages) throws SystemCallException {
    call("mlock", state -> (int) MLOCK.invokeExact(state, pages, pages.byteSize()));
  }

  static void madvise(MemorySegment pages, int advice) throws SystemCallException {
    call("madvise", state -> (int) MADVISE.invokeExact(state, pages, pages.byteSize(), advice));
  }

  /// Bytes written at the start of `target`; at most 256 bytes are never cut short.
  static long getrandom(MemorySegment target) throws SystemCallException {
    return call(
        "getrandom", state -> (long) GETRANDOM.invokeExact(state, target, target.byteSize(), 0));
  }

  /// A descriptor.
  static int memfdCreate(String name, int flags) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      return (int)
          call("memfd_create", state -> (int) MEMFD_CREATE.invokeExact(state, text, flags));
    }
  }

  /// Bytes written, possibly fewer than given.
  static long write(int descriptor, MemorySegment source) throws SystemCallException {
    return call(
        "write", state -> (long) WRITE.invokeExact(state, descriptor, source, source.byteSize()));
  }

  static int fcntl(int descriptor, int command, int argument) throws SystemCallException {
    return (int)
        call("fcntl", state -> (int) FCNTL.invokeExact(state, descriptor, command, argument));
  }

  static int prctl(int option, long argument) throws SystemCallException {
    return (int)
        call("prctl", state -> (int) PRCTL.invokeExact(state, option, argument, 0L, 0L, 0L));
  }

  /// Sets the soft and the hard limit.
  static void setrlimit(int resource, long limit) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocateFrom(JAVA_LONG, limit, limit);
      call("setrlimit", state -> (int) SETRLIMIT.invokeExact(state, resource, limits));
    }
  }

  @FunctionalInterface
  private interface Capturing {
    long invoke(MemorySegment state) throws Throwable;
  }

  private static long call(String name, Capturing downcall) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result = NativeCall.call(() -> downcall.invoke(state));
      if (result == -1) {
        int errno = (int) ERRNO.get(state, 0L);
        throw new SystemCallException(name, errno, text(errno));
      }
      return result;
    }
  }

  private static String text(int errno) {
    MemorySegment text = NativeCall.call(() -> (MemorySegment) STRERROR.invokeExact(errno));
    return text.reinterpret(TEXT_LIMIT).getString(0);
  }

  private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
    return FunctionDescriptor.of(result, arguments);
  }

  private static MethodHandle bind(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
  }
}
