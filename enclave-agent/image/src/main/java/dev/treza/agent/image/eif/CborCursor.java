package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.image.ImageRefusal;
import java.io.ByteArrayOutputStream;

/// Reads the CBOR (RFC 8949) of a signature section item by item; each call says what must come.
/// Refuses with `IMG-SIGNATURE`. Shortest forms are not looked at: the whole section is compared
/// with what its content is written as.
final class CborCursor {
  private final Bytes input;
  private int position;

  CborCursor(Bytes input) {
    this.input = input;
  }

  void array(int length) throws ImageShapeException {
    require(head(CborWriter.ARRAY) == length, "an array of " + length);
  }

  void map(int size) throws ImageShapeException {
    require(head(CborWriter.MAP) == size, "a map of " + size);
  }

  void integer(int value) throws ImageShapeException {
    require(head(CborWriter.UNSIGNED) == value, "the number " + value);
  }

  void text(String value) throws ImageShapeException {
    Bytes found = take(head(CborWriter.TEXT));
    require(found.equals(Bytes.utf8(value)), "the text " + value);
  }

  Bytes octets() throws ImageShapeException {
    return take(head(CborWriter.OCTETS));
  }

  /// Bytes written as an array of integers.
  Bytes numbers() throws ImageShapeException {
    int length = head(CborWriter.ARRAY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      int value = head(CborWriter.UNSIGNED);
      require(value < 1 << 8, "a byte");
      bytes.write(value);
    }
    return Bytes.of(bytes.toByteArray());
  }

  void end() throws ImageShapeException {
    require(position == input.length(), "the end");
  }

  private int head(int major) throws ImageShapeException {
    int initial = next();
    require(initial >>> 5 == major, "an item of another kind");
    int low = initial & 0x1f;
    if (low < 24) {
      return low;
    }
    require(low <= 25, "a smaller number");
    return low == 24 ? next() : next() << 8 | next();
  }

  private Bytes take(int length) throws ImageShapeException {
    require(length <= input.length() - position, "more bytes");
    position += length;
    return input.slice(position - length, position);
  }

  private int next() throws ImageShapeException {
    require(position < input.length(), "more bytes");
    return input.at(position++);
  }

  private void require(boolean met, String wanted) throws ImageShapeException {
    if (!met) {
      throw ImageShapeException.at(
          ImageRefusal.SIGNATURE, position, "in the signature section: expected " + wanted);
    }
  }
}
