package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An RSA-2048 key pair to which others encrypt secrets in envelopes, as AWS KMS does for an
/// enclave: a content-encryption key under RSAES-OAEP with SHA-256 (RFC 8017), the content under
/// AES-256 in CBC mode. The private half, the content-encryption key and the content never leave
/// locked memory.
///
/// An envelope is not authenticated: whoever knows the public half can make one. Who sent it is the
/// caller's to know.
public final class EnvelopeKey implements AutoCloseable {
  /// Of the modulus and of an encrypted key, in bytes.
  public static final int MODULUS_LENGTH = 256;

  public static final int EXPONENT = 65537;

  /// Of the initialisation vector and of a block, in bytes.
  public static final int BLOCK = 16;

  private static final int BITS = 8 * MODULUS_LENGTH;
  private static final int CONTENT_KEY = 32;
  private static final int SEED = 32;
  // br_rsa_private_key: size, then five addresses with their lengths; and their numbers
  private static final int SECRET = 8 + 5 * 16;
  private static final int SECRET_NUMBERS = 5 * ((BITS + 15) >> 4);
  private static final int KNOWN = 2 * 16;
  private static final int KNOWN_NUMBERS = 4 + MODULUS_LENGTH;

  private final LibBearSsl library;
  private final NativeStack stack;
  private final SecretMemory memory;
  private final SecretBuffer secret;
  private final byte[] modulus;

  private EnvelopeKey(
      LibBearSsl library,
      NativeStack stack,
      SecretMemory memory,
      SecretBuffer secret,
      byte[] modulus) {
    this.library = library;
    this.stack = stack;
    this.memory = memory;
    this.secret = secret;
    this.modulus = modulus;
  }

  /// A new pair, from the kernel's entropy and 32 additional bytes of another source.
  ///
  /// @throws NativeLibraryException if the library is not the pinned one
  /// @throws LockedMemoryException if there is no memory for it
  public static EnvelopeKey generate(SecretMemory memory, byte[] additional)
      throws NativeLibraryException, LockedMemoryException {
    if (additional.length != SEED) {
      throw new IllegalArgumentException("32 bytes of entropy, not " + additional.length);
    }
    LibBearSsl library = LibBearSsl.load();
    NativeStack stack = NativeStack.open();
    try {
      return generate(library, stack, memory, additional);
    } finally {
      stack.wipe();
    }
  }

  private static EnvelopeKey generate(
      LibBearSsl library, NativeStack stack, SecretMemory memory, byte[] additional)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined();
        SecretBuffer seed = memory.allocate(SEED);
        SecretBuffer drbg = memory.allocate((int) LibBearSsl.DRBG)) {
      Entropy.fill(seed.segment());
      SecretSource.mix(seed.segment(), additional);
      library.seed(drbg.segment(), seed.segment());
      SecretBuffer secret = memory.allocate(SECRET + SECRET_NUMBERS);
      MemorySegment numbers = arena.allocate(KNOWN_NUMBERS);
      LibBearSsl.RsaPair pair =
          new LibBearSsl.RsaPair(
              secret.segment().asSlice(0, SECRET),
              secret.segment().asSlice(SECRET),
              arena.allocate(KNOWN, Long.BYTES),
              numbers);
      if (!library.generate(drbg.segment(), pair, BITS, EXPONENT)) {
        secret.close();
        throw new IllegalStateException("BearSSL refused to make an RSA key");
      }
      byte[] modulus = numbers.asSlice(0, MODULUS_LENGTH).toArray(JAVA_BYTE);
      return new EnvelopeKey(library, stack, memory, secret, modulus);
    }
  }

  /// The public half: the modulus, big-endian; the exponent is [#EXPONENT].
  public byte[] modulus() {
    return modulus.clone();
  }

  /// Opens an envelope; the caller closes its content.
  ///
  /// @param encryptedKey the content-encryption key, [#MODULUS_LENGTH] bytes
  /// @param iv [#BLOCK] bytes
  /// @param content blocks, the last one padded by RFC 5652 section 6.3
  /// @throws OpenFailedException for every reason not to open it
  /// @throws LockedMemoryException if there is no memory for the content
  public SecretBuffer open(byte[] encryptedKey, byte[] iv, byte[] content)
      throws OpenFailedException, LockedMemoryException {
    if (encryptedKey.length != MODULUS_LENGTH
        || iv.length != BLOCK
        || content.length == 0
        || content.length % BLOCK != 0) {
      throw new OpenFailedException();
    }
    try {
      return opened(encryptedKey, iv, content);
    } finally {
      stack.wipe();
    }
  }

  private SecretBuffer opened(byte[] encryptedKey, byte[] iv, byte[] content)
      throws OpenFailedException, LockedMemoryException {
    try (SecretBuffer key = memory.allocate(MODULUS_LENGTH);
        SecretBuffer padded = memory.allocate(content.length)) {
      MemorySegment.copy(encryptedKey, 0, key.segment(), JAVA_BYTE, 0, encryptedKey.length);
      MemorySegment.copy(content, 0, padded.segment(), JAVA_BYTE, 0, content.length);
      if (!openKey(key.segment())) {
        throw new OpenFailedException();
      }
      decrypt(key.segment().asSlice(0, CONTENT_KEY), iv, padded.segment());
      return withoutPadding(padded.segment());
    }
  }

  /// Leaves the content-encryption key at the start of `data`.
  private boolean openKey(MemorySegment data) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment length = arena.allocateFrom(JAVA_LONG, MODULUS_LENGTH);
      return library.openOaep(secret.segment().asSlice(0, SECRET), data, length)
          && length.get(JAVA_LONG, 0) == CONTENT_KEY;
    }
  }

  private void decrypt(MemorySegment key, byte[] iv, MemorySegment data)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined();
        SecretBuffer keys = memory.allocate((int) LibBearSsl.CBC_KEYS)) {
      library.decryptCbc(keys.segment(), key, arena.allocateFrom(JAVA_BYTE, iv), data);
    }
  }

  private SecretBuffer withoutPadding(MemorySegment padded)
      throws OpenFailedException, LockedMemoryException {
    int padding = padding(padded);
    int length = (int) padded.byteSize() - padding;
    if (padding == 0 || length == 0) {
      throw new OpenFailedException();
    }
    SecretBuffer content = memory.allocate(length);
    content.segment().copyFrom(padded.asSlice(0, length));
    return content;
  }

  /// How many bytes of padding there are, 0 if it is wrong. Looks at every byte of the last block,
  /// whatever the padding says.
  private static int padding(MemorySegment padded) {
    long end = padded.byteSize() - 1;
    int padding = padded.get(JAVA_BYTE, end);
    int wrong = ((padding - 1) | (BLOCK - padding)) >>> 31;
    for (int i = 0; i < BLOCK; i++) {
      int belongs = (i - padding) >> 31;
      wrong |= belongs & (padded.get(JAVA_BYTE, end - i) ^ padding);
    }
    return wrong == 0 ? padding : 0;
  }

  /// Wipes the private half; nothing opens any more.
  @Override
  public void close() {
    secret.close();
  }
}
