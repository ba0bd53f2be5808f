package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// What a native function leaves below itself on the stack of its thread: a library that does not
/// wipe its own variables leaves keys there until later calls happen to write over them.
final class NativeStack {
  /// More than any function of BearSSL that is used needs, in bytes; a thread has at least 1 MiB.
  private static final long DEPTH = 128 << 10;

  private static final MethodHandle ZERO =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG));

  private final MemorySegment zero;

  private NativeStack(MemorySegment zero) {
    this.zero = zero;
  }

  /// Loads libsodium, which can wipe.
  ///
  /// @throws NativeLibraryException if it is not the pinned one
  static NativeStack open() throws NativeLibraryException {
    return new NativeStack(LibSodium.initialised().findOrThrow("sodium_stackzero"));
  }

  /// Wipes what lies below the caller's own frame. To be called from a method that made the native
  /// calls by other methods, so that their frames lay below.
  void wipe() {
    NativeCall.call(() -> {
      ZERO.invokeExact(zero, DEPTH);
      return true;
    });
  }
}
