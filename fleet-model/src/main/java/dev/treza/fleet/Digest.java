package dev.treza.fleet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256 digest (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits.
public record Digest(Bytes value) {
  public static final int LENGTH = 32;

  /// @throws IllegalArgumentException if `value` is not 32 bytes long
  public Digest {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + value.length());
    }
  }

  /// The digest of `content`.
  public static Digest of(Bytes content) {
    return of(content.toArray());
  }

  /// The digest of `content`.
  public static Digest of(byte[] content) {
    return new Digest(Bytes.of(sha256(content)));
  }

  /// Parses 64 hexadecimal digits.
  ///
  /// @throws IllegalArgumentException if `hex` is not that
  public static Digest parse(String hex) {
    return new Digest(Bytes.hex(hex));
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public String toString() {
    return hex();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
