package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayOutputStream;

/// Writes the little CBOR (RFC 8949) of a signature section, in definite lengths and shortest form.
final class CborWriter {
  static final int UNSIGNED = 0;
  static final int OCTETS = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CborWriter integer(int value) {
    return head(UNSIGNED, value);
  }

  CborWriter octets(Bytes value) {
    head(OCTETS, value.length());
    out.writeBytes(value.toArray());
    return this;
  }

  CborWriter text(String value) {
    Bytes utf8 = Bytes.utf8(value);
    head(TEXT, utf8.length());
    out.writeBytes(utf8.toArray());
    return this;
  }

  CborWriter array(int length) {
    return head(ARRAY, length);
  }

  CborWriter map(int size) {
    return head(MAP, size);
  }

  /// Bytes as the AWS tools write them here: an array of integers.
  CborWriter numbers(Bytes value) {
    array(value.length());
    for (int i = 0; i < value.length(); i++) {
      integer(value.at(i));
    }
    return this;
  }

  Bytes toBytes() {
    return Bytes.of(out.toByteArray());
  }

  private CborWriter head(int major, int value) {
    int type = major << 5;
    if (value < 24) {
      out.write(type | value);
    } else if (value < 1 << 8) {
      out.write(type | 24);
      out.write(value);
    } else if (value < 1 << 16) {
      out.write(type | 25);
      out.write(value >>> 8);
      out.write(value);
    } else {
      throw new IllegalArgumentException("no signature section holds " + value);
    }
    return this;
  }
}
