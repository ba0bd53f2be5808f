package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// One hash function of libsodium and the HMAC (RFC 2104) over it, in parts. A state belongs to the
/// caller and is as secret as what went into it.
final class LibSodiumHash {
  private static final MethodHandle INIT =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle TAKE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle FINAL =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle SIZE =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG));

  private final MemorySegment init;
  private final MemorySegment update;
  private final MemorySegment finish;
  private final MemorySegment macInit;
  private final MemorySegment macUpdate;
  private final MemorySegment macFinish;
  private final int stateSize;
  private final int macStateSize;

  private LibSodiumHash(SymbolLookup library, String name) {
    String hash = "crypto_hash_" + name;
    String mac = "crypto_auth_hmac" + name;
    init = library.findOrThrow(hash + "_init");
    update = library.findOrThrow(hash + "_update");
    finish = library.findOrThrow(hash + "_final");
    macInit = library.findOrThrow(mac + "_init");
    macUpdate = library.findOrThrow(mac + "_update");
    macFinish = library.findOrThrow(mac + "_final");
    stateSize = size(library, hash);
    macStateSize = size(library, mac);
  }

  static LibSodiumHash sha256(SymbolLookup library) {
    return new LibSodiumHash(library, "sha256");
  }

  static LibSodiumHash sha512(SymbolLookup library) {
    return new LibSodiumHash(library, "sha512");
  }

  /// In bytes, for [#init].
  int stateSize() {
    return stateSize;
  }

  /// In bytes, for [#macInit].
  int macStateSize() {
    return macStateSize;
  }

  void init(MemorySegment state) {
    require(() -> (int) INIT.invokeExact(init, state));
  }

  void update(MemorySegment state, MemorySegment part) {
    require(() -> (int) TAKE.invokeExact(update, state, part, part.byteSize()));
  }

  void finish(MemorySegment state, MemorySegment out) {
    require(() -> (int) FINAL.invokeExact(finish, state, out));
  }

  /// A key of any length.
  void macInit(MemorySegment state, MemorySegment key) {
    require(() -> (int) TAKE.invokeExact(macInit, state, key, key.byteSize()));
  }

  void macUpdate(MemorySegment state, MemorySegment part) {
    require(() -> (int) TAKE.invokeExact(macUpdate, state, part, part.byteSize()));
  }

  void macFinish(MemorySegment state, MemorySegment out) {
    require(() -> (int) FINAL.invokeExact(macFinish, state, out));
  }

  private static int size(SymbolLookup library, String name) {
    MemorySegment function = library.findOrThrow(name + "_statebytes");
    return Math.toIntExact(NativeCall.call(() -> (long) SIZE.invokeExact(function)));
  }

  private static void require(NativeCall.Downcall<Integer> downcall) {
    if (NativeCall.call(downcall) != 0) {
      throw new IllegalStateException("libsodium documents that this call cannot fail");
    }
  }
}
