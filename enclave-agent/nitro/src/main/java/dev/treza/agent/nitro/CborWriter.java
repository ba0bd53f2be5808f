package dev.treza.agent.nitro;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes the CBOR items of which requests consist (RFC 8949, shortest form).
final class CborWriter {
  private static final int NULL = 0xf6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CborWriter unsigned(int value) {
    return head(0, value);
  }

  CborWriter octets(byte[] value) {
    head(2, value.length);
    out.writeBytes(value);
    return this;
  }

  /// The bytes, or `null`.
  CborWriter octets(Optional<byte[]> value) {
    if (value.isPresent()) {
      return octets(value.get());
    }
    out.write(NULL);
    return this;
  }

  CborWriter text(String value) {
    byte[] content = value.getBytes(StandardCharsets.UTF_8);
    head(3, content.length);
    out.writeBytes(content);
    return this;
  }

  /// A map of which `pairs` names and values must follow.
  CborWriter map(int pairs) {
    return head(5, pairs);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private CborWriter head(int major, int value) {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("no request has the number or length " + value);
    }
    if (value < 24) {
      out.write(major << 5 | value);
    } else if (value < 0x100) {
      out.write(major << 5 | 24);
      out.write(value);
    } else {
      out.write(major << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    }
    return this;
  }
}
