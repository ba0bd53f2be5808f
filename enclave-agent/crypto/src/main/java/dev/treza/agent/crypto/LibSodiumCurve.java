package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of libsodium on Curve25519 and Edwards25519. Each returns whether the library
/// answered 0. All keys have 32 bytes but the expanded secret key of Ed25519, which has 64.
final class LibSodiumCurve {
  private static final MethodHandle INT_2 =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle INT_3 =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

  private final MemorySegment scalarMult;
  private final MemorySegment scalarMultBase;
  private final MemorySegment seedKeyPair;

  LibSodiumCurve(SymbolLookup library) {
    scalarMult = library.findOrThrow("crypto_scalarmult_curve25519");
    scalarMultBase = library.findOrThrow("crypto_scalarmult_curve25519_base");
    seedKeyPair = library.findOrThrow("crypto_sign_ed25519_seed_keypair");
  }

  /// False for a point of small order, whose product is zero.
  boolean scalarMult(MemorySegment out, MemorySegment secret, MemorySegment point) {
    return ok(() -> (int) INT_3.invokeExact(scalarMult, out, secret, point));
  }

  boolean scalarMultBase(MemorySegment out, MemorySegment secret) {
    return ok(() -> (int) INT_2.invokeExact(scalarMultBase, out, secret));
  }

  boolean seedKeyPair(MemorySegment publicKey, MemorySegment expanded, MemorySegment seed) {
    return ok(() -> (int) INT_3.invokeExact(seedKeyPair, publicKey, expanded, seed));
  }

  private static boolean ok(NativeCall.Downcall<Integer> downcall) {
    return NativeCall.call(downcall) == 0;
  }
}
