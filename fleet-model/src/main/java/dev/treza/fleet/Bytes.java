package dev.treza.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An immutable string of public bytes. Records hold this instead of `byte[]`, so that equality is
/// by content and nobody can change a value after it was checked. Never used for secrets: those
/// live off-heap in the agent's `crypto` room.
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// Copies `value`.
  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /// The UTF-8 encoding of `text`.
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Parses an even number of hexadecimal digits of either case, without prefix.
  ///
  /// @throws IllegalArgumentException if `hex` is not that
  public static Bytes hex(String hex) {
    return new Bytes(HEX.parseHex(hex));
  }

  public int length() {
    return value.length;
  }

  public boolean isEmpty() {
    return value.length == 0;
  }

  /// The unsigned value, 0 to 255, of the byte at `index`.
  public int at(int index) {
    return value[index] & 0xff;
  }

  /// A copy.
  public byte[] toArray() {
    return value.clone();
  }

  /// The bytes from `from` (inclusive) to `to` (exclusive).
  public Bytes slice(int from, int to) {
    if (from < 0 || to > value.length || from > to) {
      throw new IndexOutOfBoundsException(from + ".." + to + " of " + value.length);
    }
    return new Bytes(Arrays.copyOfRange(value, from, to));
  }

  public Bytes concat(Bytes tail) {
    byte[] joined = Arrays.copyOf(value, value.length + tail.value.length);
    System.arraycopy(tail.value, 0, joined, value.length, tail.value.length);
    return new Bytes(joined);
  }

  /// True if every byte is zero, and for the empty string.
  public boolean isZero() {
    int bits = 0;
    for (byte b : value) {
      bits |= b;
    }
    return bits == 0;
  }

  /// Lower-case hexadecimal, without prefix.
  public String hex() {
    return HEX.formatHex(value);
  }

  /// Base64url without padding (RFC 4648 section 5).
  public String base64Url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  /// Equality by content, in a time that depends on the lengths only.
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && MessageDigest.isEqual(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /// The hexadecimal form.
  @Override
  public String toString() {
    return hex();
  }
}
