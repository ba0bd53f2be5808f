package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import java.util.Base64;
import java.util.Optional;

/// Base64url without padding (RFC 4648 section 5), read so strictly that every byte string has one
/// text and every text is read in one way.
public final class Base64Url {
  private Base64Url() {}

  /// The bytes, or nothing if `text` is not exactly what encoding them gives: other alphabet,
  /// padding, blanks, or stray bits in the last character.
  public static Optional<Bytes> decode(String text) {
    return tolerant(text).filter(bytes -> bytes.base64Url().equals(text));
  }

  private static Optional<Bytes> tolerant(String text) {
    try {
      return Optional.of(Bytes.of(Base64.getUrlDecoder().decode(text)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
