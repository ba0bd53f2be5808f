package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// How a keystore stretches its passphrase to 32 bytes, with parameters that are bounded: a file
/// must not be able to keep this computer busy for ever, or to take all of its memory.
sealed interface KeyDerivation {
  /// Of a derived key, in bytes.
  int LENGTH = 32;

  int LONGEST_SALT = 256;

  Bytes salt();

  /// RFC 7914.
  record Scrypt(Bytes salt, int n, int r, int p) implements KeyDerivation {}

  /// RFC 8018, with HMAC-SHA-256.
  record Pbkdf2(Bytes salt, int iterations) implements KeyDerivation {}

  /// Reads the parameters of `function`; throws `IMP-KDF` for what is unknown or out of bounds.
  static KeyDerivation read(String function, JsonFields params) throws JsonShapeException {
    int length = params.number("dklen", 1, Integer.MAX_VALUE);
    Bytes salt = params.hex("salt");
    KeyDerivation read =
        switch (function) {
          case "scrypt" ->
              new Scrypt(
                  salt,
                  params.number("n", 2, Integer.MAX_VALUE),
                  params.number("r", 1, Integer.MAX_VALUE),
                  params.number("p", 1, Integer.MAX_VALUE));
          case "pbkdf2" -> {
            params.literal("prf", "hmac-sha256");
            yield new Pbkdf2(salt, params.number("c", 1, Integer.MAX_VALUE));
          }
          default -> throw no(params, "neither scrypt nor pbkdf2");
        };
    if (length != LENGTH || salt.length() > LONGEST_SALT || !read.bounded()) {
      throw no(params, "the parameters are out of bounds");
    }
    return read;
  }

  private static JsonShapeException no(JsonFields params, String detail) {
    return JsonShapeException.at(ImportRefusal.KDF, params.place(), detail);
  }

  /// At most 512 MiB and about ten seconds.
  private boolean bounded() {
    return switch (this) {
      case Scrypt(Bytes _, int n, int r, int p) ->
          Integer.bitCount(n) == 1
              && (long) n * r <= 1L << 22
              && r <= 1 << 10
              && p <= 1 << 10
              && (long) n * r * p <= 1L << 24;
      case Pbkdf2(Bytes _, int iterations) -> iterations <= 10_000_000;
    };
  }

  /// The derived key. Refused: `IMP-KDF` if there is no memory for it.
  default Outcome<SecretBuffer> derive(KeyTools tools, MemorySegment passphrase)
      throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment salted = arena.allocateFrom(JAVA_BYTE, salt().toArray());
      SecretBuffer out = tools.memory().allocate(LENGTH);
      boolean done = false;
      try {
        done = fill(tools, out.segment(), passphrase, salted);
      } finally {
        if (!done) {
          out.close();
        }
      }
      return done
          ? Outcome.accepted(out)
          : Outcome.refused(ImportRefusal.KDF, "scrypt has not the memory it asks for");
    }
  }

  private boolean fill(
      KeyTools tools, MemorySegment out, MemorySegment passphrase, MemorySegment salted)
      throws LockedMemoryException {
    return switch (this) {
      case Scrypt(Bytes _, int n, int r, int p) ->
          tools.scrypt().derive(out, passphrase, salted, n, r, p);
      case Pbkdf2(Bytes _, int iterations) -> {
        tools.sha2().pbkdf2(HashAlgorithm.SHA_256, out, passphrase, salted, iterations);
        yield true;
      }
    };
  }
}
