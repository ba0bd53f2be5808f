package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// scrypt (RFC 7914) by libsodium. Its working memory, 128·r·(N + p) bytes, is the library's own:
/// mapped for the call, not locked, and unmapped without being wiped; it holds no password and no
/// key but states between them.
public final class Scrypt {
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT,
                  ADDRESS, JAVA_LONG));

  private final MemorySegment function;

  /// Over a loaded library.
  public Scrypt(Sodium sodium) {
    function = sodium.symbols().findOrThrow("crypto_pwhash_scryptsalsa208sha256_ll");
  }

  /// Fills `out`; false if the library refuses the parameters or has not the memory they need.
  /// Bounding them is the caller's part.
  ///
  /// @param n the cost, a power of two greater than 1
  /// @param r the block size
  /// @param p the parallelisation
  public boolean derive(
      MemorySegment out, MemorySegment password, MemorySegment salt, long n, int r, int p) {
    return NativeCall.call(() ->
        (int)
            CALL.invokeExact(
                function,
                password,
                password.byteSize(),
                salt,
                salt.byteSize(),
                n,
                r,
                p,
                out,
                out.byteSize()))
        == 0;
  }
}
