package dev.treza.agent.simulator.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the little CBOR (RFC 8949) that attestation documents and a security module's answers
/// need, in definite lengths and shortest form.
public final class CborWriter {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int OCTETS = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int NULL = 0xf6;
  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Holds nothing yet.
  public CborWriter() {}

  public CborWriter integer(long value) {
    return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
  }

  public CborWriter octets(byte[] value) {
    head(OCTETS, value.length);
    out.writeBytes(value);
    return this;
  }

  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(TEXT, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  public CborWriter array(int length) {
    return head(ARRAY, length);
  }

  /// A map of which `size` names and values must follow.
  public CborWriter map(int size) {
    return head(MAP, size);
  }

  public CborWriter nothing() {
    out.write(NULL);
    return this;
  }

  public CborWriter flag(boolean value) {
    out.write(value ? TRUE : FALSE);
    return this;
  }

  public byte[] toArray() {
    return out.toByteArray();
  }

  private CborWriter head(int major, long value) {
    int type = major << 5;
    if (value < 24) {
      out.write(type | (int) value);
    } else if (value < 1 << 8) {
      out.write(type | 24);
      big(value, 1);
    } else if (value < 1 << 16) {
      out.write(type | 25);
      big(value, 2);
    } else if (value < 1L << 32) {
      out.write(type | 26);
      big(value, 4);
    } else {
      out.write(type | 27);
      big(value, 8);
    }
    return this;
  }

  private void big(long value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }
}
