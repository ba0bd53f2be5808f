package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of libsodium that are used. Each returns whether the library answered 0.
final class LibSodium {
  private static final MethodHandle INIT =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle ENCRYPT =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS,
                  ADDRESS, ADDRESS));
  private static final MethodHandle DECRYPT =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG,
                  ADDRESS, ADDRESS));
  private static final MethodHandle AUTH =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle COMPARE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));

  private final MemorySegment encrypt;
  private final MemorySegment decrypt;
  private final MemorySegment auth;
  private final MemorySegment compare;

  private LibSodium(SymbolLookup library) {
    encrypt = library.findOrThrow("crypto_aead_xchacha20poly1305_ietf_encrypt");
    decrypt = library.findOrThrow("crypto_aead_xchacha20poly1305_ietf_decrypt");
    auth = library.findOrThrow("crypto_auth_hmacsha512");
    compare = library.findOrThrow("sodium_memcmp");
  }

  static LibSodium load() throws NativeLibraryException {
    return new LibSodium(initialised());
  }

  /// The library, ready for use.
  static SymbolLookup initialised() throws NativeLibraryException {
    SymbolLookup library = NativeLibrary.load(PinnedLibrary.SODIUM);
    MemorySegment init = library.findOrThrow("sodium_init");
    if (NativeCall.call(() -> (int) INIT.invokeExact(init)) < 0) {
      throw new NativeLibraryException("libsodium could not be initialised");
    }
    return library;
  }

  /// XChaCha20-Poly1305: `out` is 16 bytes longer than `in`, nonce 24 bytes, key 32.
  boolean encrypt(
      MemorySegment out,
      MemorySegment in,
      MemorySegment aad,
      MemorySegment nonce,
      MemorySegment key) {
    return ok(() ->
        (int)
            ENCRYPT.invokeExact(
                encrypt,
                out,
                MemorySegment.NULL,
                in,
                in.byteSize(),
                aad,
                aad.byteSize(),
                MemorySegment.NULL,
                nonce,
                key));
  }

  /// The reverse; false if the tag does not fit.
  boolean decrypt(
      MemorySegment out,
      MemorySegment in,
      MemorySegment aad,
      MemorySegment nonce,
      MemorySegment key) {
    return ok(() ->
        (int)
            DECRYPT.invokeExact(
                decrypt,
                out,
                MemorySegment.NULL,
                MemorySegment.NULL,
                in,
                in.byteSize(),
                aad,
                aad.byteSize(),
                nonce,
                key));
  }

  /// HMAC-SHA-512 (RFC 2104): 64 bytes of `out`, key 32 bytes.
  boolean hmacSha512(MemorySegment out, MemorySegment message, MemorySegment key) {
    return ok(() -> (int) AUTH.invokeExact(auth, out, message, message.byteSize(), key));
  }

  /// Equality of two segments of one size, in constant time.
  boolean equal(MemorySegment one, MemorySegment other) {
    return ok(() -> (int) COMPARE.invokeExact(compare, one, other, one.byteSize()));
  }

  private static boolean ok(NativeCall.Downcall<Integer> downcall) {
    return NativeCall.call(downcall) == 0;
  }
}
