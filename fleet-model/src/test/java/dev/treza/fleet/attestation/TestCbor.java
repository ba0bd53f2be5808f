package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;

/// Writes the CBOR that tests need, shortest form, definite lengths.
final class TestCbor {
  static final Bytes NULL = Bytes.hex("f6");

  private TestCbor() {}

  static Bytes whole(long value) {
    return head(0, value);
  }

  static Bytes binary(Bytes value) {
    return head(2, value.length()).concat(value);
  }

  static Bytes text(String value) {
    Bytes utf8 = Bytes.utf8(value);
    return head(3, utf8.length()).concat(utf8);
  }

  static Bytes array(List<Bytes> items) {
    return items.stream().reduce(head(4, items.size()), Bytes::concat);
  }

  static Bytes map(Map<Bytes, Bytes> entries) {
    return head(5, entries.size()).concat(members(entries));
  }

  static Bytes indefiniteMap(Map<Bytes, Bytes> entries) {
    return Bytes.hex("bf").concat(members(entries)).concat(Bytes.hex("ff"));
  }

  private static Bytes members(Map<Bytes, Bytes> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey().concat(entry.getValue()))
        .reduce(Bytes.EMPTY, Bytes::concat);
  }

  private static Bytes head(int major, long value) {
    int width =
        value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value >>> 32 == 0 ? 4 : 8;
    int low = width == 0 ? (int) value : 24 + Integer.numberOfTrailingZeros(width);
    byte[] head = new byte[1 + width];
    head[0] = (byte) (major << 5 | low);
    for (int i = 0; i < width; i++) {
      head[width - i] = (byte) (value >>> (8 * i));
    }
    return Bytes.of(head);
  }
}
