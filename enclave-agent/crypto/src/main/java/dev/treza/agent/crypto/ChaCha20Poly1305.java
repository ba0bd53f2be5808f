package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// ChaCha20-Poly1305 (RFC 8439) by libsodium. Never choose a nonce here by chance: 12 bytes are too
/// few. To seal secrets at rest there is [Aead].
public final class ChaCha20Poly1305 {
  public static final int KEY_LENGTH = 32;
  public static final int NONCE_LENGTH = 12;
  public static final int TAG_LENGTH = 16;

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

  private final MemorySegment encrypt;
  private final MemorySegment decrypt;

  /// Over a loaded library.
  public ChaCha20Poly1305(Sodium sodium) {
    SymbolLookup library = sodium.symbols();
    encrypt = library.findOrThrow("crypto_aead_chacha20poly1305_ietf_encrypt");
    decrypt = library.findOrThrow("crypto_aead_chacha20poly1305_ietf_decrypt");
  }

  /// Encrypts `in` and appends the tag: `out` is 16 bytes longer.
  public void encrypt(
      MemorySegment out,
      MemorySegment in,
      MemorySegment aad,
      MemorySegment nonce,
      MemorySegment key) {
    requireLengths(out.byteSize(), in.byteSize(), nonce, key);
    int answer =
        NativeCall.call(() ->
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
    if (answer != 0) {
      throw new IllegalStateException("libsodium documents that this call cannot fail");
    }
  }

  /// The reverse: `in` is 16 bytes longer than `out`. False if the tag does not fit.
  public boolean decrypt(
      MemorySegment out,
      MemorySegment in,
      MemorySegment aad,
      MemorySegment nonce,
      MemorySegment key) {
    requireLengths(in.byteSize(), out.byteSize(), nonce, key);
    return NativeCall.call(() ->
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
                key))
        == 0;
  }

  private static void requireLengths(
      long sealed, long opened, MemorySegment nonce, MemorySegment key) {
    if (sealed != opened + TAG_LENGTH
        || nonce.byteSize() != NONCE_LENGTH
        || key.byteSize() != KEY_LENGTH) {
      throw new IllegalArgumentException("a wrong length of tag, nonce or key");
    }
  }
}
