package dev.treza.agent.doubles;

import dev.treza.fleet.Bytes;
import java.util.Optional;
import java.util.stream.Stream;

/// The CBOR of attestation documents: definite lengths, shortest form.
final class Cbor {
  private Cbor() {}

  static Bytes whole(long value) {
    return head(0, value);
  }

  static Bytes octets(Bytes value) {
    return head(2, value.length()).concat(value);
  }

  static Bytes octetsOrNull(Optional<Bytes> value) {
    return value.map(Cbor::octets).orElse(Bytes.hex("f6"));
  }

  static Bytes text(String value) {
    return head(3, value.length()).concat(Bytes.utf8(value));
  }

  static Bytes array(Bytes... items) {
    return joined(head(4, items.length), items);
  }

  /// Names and values in turn.
  static Bytes map(Bytes... namesAndValues) {
    return joined(head(5, namesAndValues.length / 2), namesAndValues);
  }

  private static Bytes joined(Bytes head, Bytes... items) {
    return Stream.of(items).reduce(head, Bytes::concat);
  }

  private static Bytes head(int major, long value) {
    int width =
        value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value >>> 32 == 0 ? 4 : 8;
    byte[] head = new byte[1 + width];
    head[0] =
        (byte)
            (major << 5 | (width == 0 ? (int) value : 24 + Integer.numberOfTrailingZeros(width)));
    for (int i = 0; i < width; i++) {
      head[width - i] = (byte) (value >>> (8 * i));
    }
    return Bytes.of(head);
  }
}
