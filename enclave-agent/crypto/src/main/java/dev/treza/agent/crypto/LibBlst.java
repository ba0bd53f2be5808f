package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of blst that are used. A scalar is 32 bytes, little-endian; a point is opaque.
final class LibBlst {
  static final long SCALAR = 32;

  /// Size and alignment of `blst_p1` (blst.h): three field elements of six 64-bit limbs.
  static final long POINT = 144;

  static final long ALIGNMENT = 8;

  private static final MethodHandle VOID_2 =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
  private static final MethodHandle MASTER =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle CHILD =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle CHECK =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));

  private final MemorySegment deriveMaster;
  private final MemorySegment deriveChild;
  private final MemorySegment check;
  private final MemorySegment toPublicKey;
  private final MemorySegment compress;

  private LibBlst(SymbolLookup library) {
    deriveMaster = library.findOrThrow("blst_derive_master_eip2333");
    deriveChild = library.findOrThrow("blst_derive_child_eip2333");
    check = library.findOrThrow("blst_sk_check");
    toPublicKey = library.findOrThrow("blst_sk_to_pk_in_g1");
    compress = library.findOrThrow("blst_p1_compress");
  }

  static LibBlst load() throws NativeLibraryException {
    return new LibBlst(NativeLibrary.load(PinnedLibrary.BLST));
  }

  /// The master key of a seed of at least 32 bytes.
  void deriveMaster(MemorySegment scalar, MemorySegment seed) {
    run(() -> {
      MASTER.invokeExact(deriveMaster, scalar, seed, seed.byteSize());
      return scalar;
    });
  }

  void deriveChild(MemorySegment scalar, MemorySegment parent, int index) {
    run(() -> {
      CHILD.invokeExact(deriveChild, scalar, parent, index);
      return scalar;
    });
  }

  /// Whether a scalar is from 1 to the group order less one.
  boolean isSecretKey(MemorySegment scalar) {
    return NativeCall.call(() -> (boolean) CHECK.invokeExact(check, scalar));
  }

  void toPublicKey(MemorySegment point, MemorySegment scalar) {
    run(() -> {
      VOID_2.invokeExact(toPublicKey, point, scalar);
      return point;
    });
  }

  /// 48 bytes.
  void compress(MemorySegment out, MemorySegment point) {
    run(() -> {
      VOID_2.invokeExact(compress, out, point);
      return out;
    });
  }

  private static void run(NativeCall.Downcall<MemorySegment> downcall) {
    NativeCall.call(downcall);
  }
}
