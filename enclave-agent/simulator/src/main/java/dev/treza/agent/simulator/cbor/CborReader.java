package dev.treza.agent.simulator.cbor;

import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one [CborItem] that fills its bytes exactly. What sends them may be hostile: indefinite
/// lengths, names given twice, other types and deep nesting are refused, and no length is believed
/// beyond the bytes there are.
public final class CborReader {
  private static final int DEPTH = 4;
  private static final int NULL = 0xf6;

  private final byte[] bytes;
  private int at;

  private CborReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The item.
  ///
  /// @throws CborException if the bytes are not one such item
  public static CborItem read(byte[] bytes) throws CborException {
    CborReader reader = new CborReader(bytes);
    CborItem item = reader.item(DEPTH);
    if (reader.at != bytes.length) {
      throw reader.broken("trailing bytes");
    }
    return item;
  }

  private CborItem item(int depth) throws CborException {
    if (depth == 0) {
      throw broken("nested too deeply");
    }
    int head = next();
    return switch (head >> 5) {
      case 0 -> new CborItem.Unsigned(argument(head));
      case 2 -> new CborItem.Octets(Bytes.of(content(argument(head))));
      case 3 -> new CborItem.Text(text(head));
      case 4 -> items(count(head), depth - 1);
      case 5 -> fields(count(head), depth - 1);
      default -> {
        if (head != NULL) {
          throw broken("a type that nobody sends");
        }
        yield new CborItem.Nothing();
      }
    };
  }

  private CborItem items(int count, int depth) throws CborException {
    List<CborItem> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(item(depth));
    }
    return new CborItem.Items(values);
  }

  private CborItem fields(int count, int depth) throws CborException {
    Map<String, CborItem> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int head = next();
      if (head >> 5 != 3) {
        throw broken("a name that is not text");
      }
      if (values.put(text(head), item(depth)) != null) {
        throw broken("a name twice");
      }
    }
    return new CborItem.Fields(values);
  }

  private String text(int head) throws CborException {
    byte[] content = content(argument(head));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException broken) {
      throw broken("text that is not UTF-8");
    }
  }

  /// How many items follow: each takes a byte at least.
  private int count(int head) throws CborException {
    long count = argument(head);
    if (count > bytes.length - at) {
      throw broken("cut short");
    }
    return (int) count;
  }

  private byte[] content(long length) throws CborException {
    if (length > bytes.length - at) {
      throw broken("cut short");
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  /// The argument in the low five bits of `head`, or in the 1, 2, 4 or 8 bytes that follow it.
  private long argument(int head) throws CborException {
    int low = head & 0x1f;
    if (low < 24) {
      return low;
    }
    if (low > 27) {
      throw broken("an indefinite or reserved length");
    }
    long value = 0;
    for (int i = 0; i < 1 << (low - 24); i++) {
      value = value << 8 | next();
    }
    if (value < 0) {
      throw broken("a number of 2^63 or more");
    }
    return value;
  }

  private int next() throws CborException {
    if (at == bytes.length) {
      throw broken("cut short");
    }
    return bytes[at++] & 0xff;
  }

  private CborException broken(String why) {
    return new CborException(why, at);
  }
}
