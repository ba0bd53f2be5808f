package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// ECDSA over the curve secp256k1 (SEC 1, SEC 2) by libsecp256k1: deterministic nonces (RFC 6979,
/// HMAC-SHA-256), always the lower s, constant time in the secret key. Hashes are 32 bytes and are
/// signed as given. May be shared by threads.
///
/// The secret key is read where it lies, in its [SecretBuffer]; the scratch memory of a call holds
/// public values only.
public final class Secp256k1 implements AutoCloseable {
  public static final int SECRET_KEY_LENGTH = 32;
  public static final int HASH_LENGTH = 32;
  public static final int PUBLIC_KEY_LENGTH = 65;
  public static final int COMPRESSED_PUBLIC_KEY_LENGTH = 33;

  private final LibSecp256k1 library;
  private final BlindedContext context;

  private Secp256k1(LibSecp256k1 library, BlindedContext context) {
    this.library = library;
    this.context = context;
  }

  /// Loads the library and makes a blinded context.
  ///
  /// @throws NativeLibraryException if the library is not the pinned one
  /// @throws LockedMemoryException if there is no memory for the blinding seed
  public static Secp256k1 open(SecretMemory memory)
      throws NativeLibraryException, LockedMemoryException {
    LibSecp256k1 library = LibSecp256k1.load();
    return new Secp256k1(library, new BlindedContext(library, memory));
  }

  /// Whether `secret` is a secret key: 32 bytes, big-endian, from 1 to the group order less one.
  public boolean isValidSecretKey(SecretBuffer secret) {
    return secret.size() == SECRET_KEY_LENGTH
        && context.withSecret(c -> library.seckeyVerify(c, secret.segment()));
  }

  /// The public key, uncompressed: 4 ‖ x ‖ y, 65 bytes (SEC 1 section 2.3.3).
  ///
  /// @throws IllegalArgumentException if `secret` is not a secret key
  public byte[] publicKey(SecretBuffer secret) {
    return publicKey(secret, PUBLIC_KEY_LENGTH, LibSecp256k1.UNCOMPRESSED);
  }

  /// The public key, compressed: 2 or 3 ‖ x, 33 bytes (SEC 1 section 2.3.3).
  ///
  /// @throws IllegalArgumentException if `secret` is not a secret key
  public byte[] compressedPublicKey(SecretBuffer secret) {
    return publicKey(secret, COMPRESSED_PUBLIC_KEY_LENGTH, LibSecp256k1.COMPRESSED);
  }

  /// Signs a 32-byte hash.
  ///
  /// @throws IllegalArgumentException if `secret` is not a secret key or `hash` not 32 bytes
  public RecoverableSignature sign(SecretBuffer secret, byte[] hash) {
    requireLength("secret key", secret.size(), SECRET_KEY_LENGTH);
    requireLength("hash", hash.length, HASH_LENGTH);
    return context.withSecret(c -> sign(c, secret, hash));
  }

  /// Whether `compact` (r ‖ s, 64 bytes) is a signature of `hash` by `publicKey` (33 or 65 bytes).
  /// A malformed key or signature and the higher s are not.
  public boolean verify(byte[] publicKey, byte[] hash, byte[] compact) {
    requireLength("hash", hash.length, HASH_LENGTH);
    return compact.length == RecoverableSignature.COMPACT_LENGTH
        && context.withPublic(c -> verify(c, publicKey, hash, compact));
  }

  /// The uncompressed public key whose secret made `signature` over `hash`, if there is one.
  public Optional<byte[]> recover(byte[] hash, RecoverableSignature signature) {
    requireLength("hash", hash.length, HASH_LENGTH);
    return context.withPublic(c -> recover(c, hash, signature));
  }

  /// Adds `tweak` (32 bytes, big-endian) to `secret` modulo the group order, in place. False, with
  /// `secret` undefined, if the tweak is not below the order or the sum is zero.
  public boolean addTweak(SecretBuffer secret, SecretBuffer tweak) {
    requireLength("secret key", secret.size(), SECRET_KEY_LENGTH);
    requireLength("tweak", tweak.size(), SECRET_KEY_LENGTH);
    return context.withSecret(c -> library.seckeyTweakAdd(c, secret.segment(), tweak.segment()));
  }

  /// Ends the context. The library stays loaded.
  @Override
  public void close() {
    context.close();
  }

  private RecoverableSignature sign(MemorySegment c, SecretBuffer secret, byte[] hash) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment signature = arena.allocate(LibSecp256k1.RECOVERABLE_SIGNATURE);
      MemorySegment message = arena.allocateFrom(JAVA_BYTE, hash);
      requireKey(library.signRecoverable(c, signature, message, secret.segment()));
      MemorySegment compact = arena.allocate(RecoverableSignature.COMPACT_LENGTH);
      MemorySegment recoveryId = arena.allocate(JAVA_INT);
      library.recoverableSerializeCompact(c, compact, recoveryId, signature);
      return RecoverableSignature.of(compact.toArray(JAVA_BYTE), recoveryId.get(JAVA_INT, 0));
    }
  }

  private boolean verify(MemorySegment c, byte[] publicKey, byte[] hash, byte[] compact) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = arena.allocate(LibSecp256k1.PUBKEY);
      MemorySegment signature = arena.allocate(LibSecp256k1.SIGNATURE);
      return library.pubkeyParse(c, point, arena.allocateFrom(JAVA_BYTE, publicKey))
          && library.signatureParseCompact(c, signature, arena.allocateFrom(JAVA_BYTE, compact))
          && library.verify(c, signature, arena.allocateFrom(JAVA_BYTE, hash), point);
    }
  }

  private Optional<byte[]> recover(MemorySegment c, byte[] hash, RecoverableSignature given) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment signature = arena.allocate(LibSecp256k1.RECOVERABLE_SIGNATURE);
      MemorySegment point = arena.allocate(LibSecp256k1.PUBKEY);
      MemorySegment compact = arena.allocateFrom(JAVA_BYTE, given.compact());
      boolean recovered =
          library.recoverableParseCompact(c, signature, compact, given.recoveryId())
              && library.recover(c, point, signature, arena.allocateFrom(JAVA_BYTE, hash));
      return recovered
          ? Optional.of(serialize(c, arena, point, PUBLIC_KEY_LENGTH, LibSecp256k1.UNCOMPRESSED))
          : Optional.empty();
    }
  }

  private byte[] publicKey(SecretBuffer secret, int length, int form) {
    requireLength("secret key", secret.size(), SECRET_KEY_LENGTH);
    return context.withSecret(c -> {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment point = arena.allocate(LibSecp256k1.PUBKEY);
        requireKey(library.pubkeyCreate(c, point, secret.segment()));
        return serialize(c, arena, point, length, form);
      }
    });
  }

  private byte[] serialize(
      MemorySegment c, Arena arena, MemorySegment point, int length, int form) {
    MemorySegment out = arena.allocate(length);
    MemorySegment size = arena.allocateFrom(JAVA_LONG, length);
    library.pubkeySerialize(c, out, size, point, form);
    return out.toArray(JAVA_BYTE);
  }

  private static void requireKey(boolean accepted) {
    if (!accepted) {
      throw new IllegalArgumentException("not a secp256k1 secret key");
    }
  }

  private static void requireLength(String what, int found, int wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException("a " + what + " has " + wanted + " bytes, not " + found);
    }
  }
}
