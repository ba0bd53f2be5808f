package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/// The functions of libsecp256k1 that are used, under their own names without the prefix. The
/// handles are constants by shape (result and number of pointers); the addresses belong to the one
/// loaded library.
final class LibSecp256k1 {
  /// Sizes of the opaque structures in secp256k1.h and secp256k1_recovery.h.
  static final long PUBKEY = 64;

  static final long SIGNATURE = 64;
  static final long RECOVERABLE_SIGNATURE = 65;

  /// `SECP256K1_CONTEXT_NONE`, `SECP256K1_EC_COMPRESSED`, `SECP256K1_EC_UNCOMPRESSED`.
  static final int CONTEXT_NONE = 1;

  static final int COMPRESSED = 0x102;
  static final int UNCOMPRESSED = 0x2;

  private static final MethodHandle CREATE =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private static final MethodHandle DESTROY =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle INT_2 = shape(2);
  private static final MethodHandle INT_3 = shape(3);
  private static final MethodHandle INT_4 = shape(4);
  private static final MethodHandle INT_6 = shape(6);
  private static final MethodHandle PARSE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle PARSE_RECOVERABLE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle SERIALIZE =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));

  private final MemorySegment contextCreate;
  private final MemorySegment contextDestroy;
  private final MemorySegment contextRandomize;
  private final MemorySegment seckeyVerify;
  private final MemorySegment seckeyTweakAdd;
  private final MemorySegment pubkeyCreate;
  private final MemorySegment pubkeyParse;
  private final MemorySegment pubkeySerialize;
  private final MemorySegment signatureParseCompact;
  private final MemorySegment recoverableParseCompact;
  private final MemorySegment recoverableSerializeCompact;
  private final MemorySegment signRecoverable;
  private final MemorySegment verify;
  private final MemorySegment recover;

  private LibSecp256k1(SymbolLookup library) {
    contextCreate = library.findOrThrow("secp256k1_context_create");
    contextDestroy = library.findOrThrow("secp256k1_context_destroy");
    contextRandomize = library.findOrThrow("secp256k1_context_randomize");
    seckeyVerify = library.findOrThrow("secp256k1_ec_seckey_verify");
    seckeyTweakAdd = library.findOrThrow("secp256k1_ec_seckey_tweak_add");
    pubkeyCreate = library.findOrThrow("secp256k1_ec_pubkey_create");
    pubkeyParse = library.findOrThrow("secp256k1_ec_pubkey_parse");
    pubkeySerialize = library.findOrThrow("secp256k1_ec_pubkey_serialize");
    signatureParseCompact = library.findOrThrow("secp256k1_ecdsa_signature_parse_compact");
    recoverableParseCompact =
        library.findOrThrow("secp256k1_ecdsa_recoverable_signature_parse_compact");
    recoverableSerializeCompact =
        library.findOrThrow("secp256k1_ecdsa_recoverable_signature_serialize_compact");
    signRecoverable = library.findOrThrow("secp256k1_ecdsa_sign_recoverable");
    verify = library.findOrThrow("secp256k1_ecdsa_verify");
    recover = library.findOrThrow("secp256k1_ecdsa_recover");
  }

  static LibSecp256k1 load() throws NativeLibraryException {
    return new LibSecp256k1(NativeLibrary.load(PinnedLibrary.SECP256K1));
  }

  MemorySegment contextCreate() {
    return NativeCall.call(() -> (MemorySegment) CREATE.invokeExact(contextCreate, CONTEXT_NONE));
  }

  void contextDestroy(MemorySegment context) {
    NativeCall.call(() -> {
      DESTROY.invokeExact(contextDestroy, context);
      return context;
    });
  }

  boolean contextRandomize(MemorySegment context, MemorySegment seed) {
    return ok(() -> (int) INT_2.invokeExact(contextRandomize, context, seed));
  }

  boolean seckeyVerify(MemorySegment context, MemorySegment key) {
    return ok(() -> (int) INT_2.invokeExact(seckeyVerify, context, key));
  }

  boolean seckeyTweakAdd(MemorySegment context, MemorySegment key, MemorySegment tweak) {
    return ok(() -> (int) INT_3.invokeExact(seckeyTweakAdd, context, key, tweak));
  }

  boolean pubkeyCreate(MemorySegment context, MemorySegment point, MemorySegment key) {
    return ok(() -> (int) INT_3.invokeExact(pubkeyCreate, context, point, key));
  }

  boolean pubkeyParse(MemorySegment context, MemorySegment point, MemorySegment in) {
    return ok(() -> (int) PARSE.invokeExact(pubkeyParse, context, point, in, in.byteSize()));
  }

  boolean pubkeySerialize(
      MemorySegment context, MemorySegment out, MemorySegment size, MemorySegment point, int form) {
    return ok(() -> (int) SERIALIZE.invokeExact(pubkeySerialize, context, out, size, point, form));
  }

  boolean signatureParseCompact(MemorySegment context, MemorySegment signature, MemorySegment in) {
    return ok(() -> (int) INT_3.invokeExact(signatureParseCompact, context, signature, in));
  }

  boolean recoverableParseCompact(
      MemorySegment context, MemorySegment signature, MemorySegment in, int recoveryId) {
    return ok(() ->
        (int)
            PARSE_RECOVERABLE.invokeExact(
                recoverableParseCompact, context, signature, in, recoveryId));
  }

  boolean recoverableSerializeCompact(
      MemorySegment context, MemorySegment out, MemorySegment recoveryId, MemorySegment signature) {
    return ok(() ->
        (int) INT_4.invokeExact(recoverableSerializeCompact, context, out, recoveryId, signature));
  }

  /// With the library's default nonce function, RFC 6979.
  boolean signRecoverable(
      MemorySegment context, MemorySegment signature, MemorySegment hash, MemorySegment key) {
    return ok(() ->
        (int)
            INT_6.invokeExact(
                signRecoverable,
                context,
                signature,
                hash,
                key,
                MemorySegment.NULL,
                MemorySegment.NULL));
  }

  boolean verify(
      MemorySegment context, MemorySegment signature, MemorySegment hash, MemorySegment point) {
    return ok(() -> (int) INT_4.invokeExact(verify, context, signature, hash, point));
  }

  boolean recover(
      MemorySegment context, MemorySegment point, MemorySegment signature, MemorySegment hash) {
    return ok(() -> (int) INT_4.invokeExact(recover, context, point, signature, hash));
  }

  private static boolean ok(NativeCall.Downcall<Integer> downcall) {
    return NativeCall.call(downcall) == 1;
  }

  private static MethodHandle shape(int pointers) {
    MemoryLayout[] arguments = Collections.nCopies(pointers, ADDRESS).toArray(MemoryLayout[]::new);
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT, arguments));
  }
}
