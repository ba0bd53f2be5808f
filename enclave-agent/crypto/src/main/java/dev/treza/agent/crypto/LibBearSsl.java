package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/// The functions of BearSSL 0.6 that are used. It allocates nothing: every byte it keeps lies where
/// the caller says.
final class LibBearSsl {
  /// Debian's `libbearssl0` 0.6+dfsg.1-3.
  static final PinnedLibrary LIBRARY =
      new PinnedLibrary(
          "libbearssl",
          Map.of(
              "linux-x86_64",
              "d3442ab06fc139ba2158476775f0f40229caae2588e60dee13438bf9e54d87a7",
              "linux-aarch64",
              "722343effa2aba6be624c4c063c50723923834cda7816d125bed1cf0ffa00d5f"));

  /// sizeof(br_hmac_drbg_context): class, K, V, class of the digest.
  static final long DRBG = 8 + 64 + 64 + 8;

  /// sizeof(br_aes_ct64_cbcdec_keys): class, 30 subkeys, number of rounds and its padding.
  static final long CBC_KEYS = 8 + 30 * 8 + 8;

  private static final MethodHandle DRBG_INIT =
      handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle KEYGEN =
      handle(
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle OAEP =
      handle(
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CBC_INIT =
      handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle CBC_RUN =
      handle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));

  private final MemorySegment sha256;
  private final MemorySegment drbgInit;
  private final MemorySegment keygen;
  private final MemorySegment oaep;
  private final MemorySegment cbcInit;
  private final MemorySegment cbcRun;

  private LibBearSsl(SymbolLookup library) {
    sha256 = library.findOrThrow("br_sha256_vtable");
    drbgInit = library.findOrThrow("br_hmac_drbg_init");
    keygen = library.findOrThrow("br_rsa_i62_keygen");
    oaep = library.findOrThrow("br_rsa_i62_oaep_decrypt");
    cbcInit = library.findOrThrow("br_aes_ct64_cbcdec_init");
    cbcRun = library.findOrThrow("br_aes_ct64_cbcdec_run");
  }

  static LibBearSsl load() throws NativeLibraryException {
    return new LibBearSsl(NativeLibrary.load(LIBRARY));
  }

  /// HMAC_DRBG with SHA-256 (NIST SP 800-90A) from `seed`.
  void seed(MemorySegment drbg, MemorySegment seed) {
    run(() -> {
      DRBG_INIT.invokeExact(drbgInit, drbg, sha256, seed, seed.byteSize());
    });
  }

  /// An RSA key pair: the structures and, where they point to, the numbers.
  boolean generate(MemorySegment drbg, RsaPair pair, int bits, int exponent) {
    return ok(() ->
        (int)
            KEYGEN.invokeExact(
                keygen,
                drbg,
                pair.secret(),
                pair.secretNumbers(),
                pair.known(),
                pair.knownNumbers(),
                bits,
                exponent));
  }

  /// Where a key pair lies.
  record RsaPair(
      MemorySegment secret,
      MemorySegment secretNumbers,
      MemorySegment known,
      MemorySegment knownNumbers) {}

  /// RSAES-OAEP with SHA-256 and MGF1-SHA-256 and no label (RFC 8017 section 7.1.2), in place.
  ///
  /// @param length holds the size of `data`, then that of the message at its start
  /// @return whether it opened
  boolean openOaep(MemorySegment secret, MemorySegment data, MemorySegment length) {
    return ok(
        () -> (int) OAEP.invokeExact(oaep, sha256, MemorySegment.NULL, 0L, secret, data, length));
  }

  /// AES in CBC mode, in place; `data` is a multiple of 16 bytes and `iv` is overwritten.
  void decryptCbc(MemorySegment keys, MemorySegment key, MemorySegment iv, MemorySegment data) {
    run(() -> {
      CBC_INIT.invokeExact(cbcInit, keys, key, key.byteSize());
      CBC_RUN.invokeExact(cbcRun, keys, iv, data, data.byteSize());
    });
  }

  private interface Procedure {
    void invoke() throws Throwable;
  }

  private static void run(Procedure procedure) {
    NativeCall.call(() -> {
      procedure.invoke();
      return true;
    });
  }

  private static boolean ok(NativeCall.Downcall<Integer> downcall) {
    return NativeCall.call(downcall) == 1;
  }

  private static MethodHandle handle(FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(shape);
  }
}
