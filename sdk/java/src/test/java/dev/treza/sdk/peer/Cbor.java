package dev.treza.sdk.peer;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;

/// Writes the CBOR of attestation documents.
final class Cbor {
  private Cbor() {}

  static Bytes whole(long value) {
    return head(0, value);
  }

  static Bytes binary(Bytes value) {
    return head(2, value.length()).concat(value);
  }

  static Bytes text(String value) {
    return head(3, value.length()).concat(Bytes.utf8(value));
  }

  static Bytes array(List<Bytes> items) {
    return items.stream().reduce(head(4, items.size()), Bytes::concat);
  }

  static Bytes map(Map<Bytes, Bytes> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey().concat(entry.getValue()))
        .reduce(head(5, entries.size()), Bytes::concat);
  }

  private static Bytes head(int major, long value) {
    int width =
        value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value >>> 32 == 0 ? 4 : 8;
    byte[] head = new byte[1 + width];
    head[0] =
        (byte) (major << 5 | (width == 0 ? value : 24 + Integer.numberOfTrailingZeros(width)));
    for (int i = 0; i < width; i++) {
      head[width - i] = (byte) (value >>> (8 * i));
    }
    return Bytes.of(head);
  }
}
