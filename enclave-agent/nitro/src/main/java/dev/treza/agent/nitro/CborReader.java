package dev.treza.agent.nitro;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one [Cbor] item that fills its bytes exactly (RFC 8949). Refuses indefinite lengths,
/// duplicate names, other types and deep nesting. Integers may be longer than they need to be:
/// emulated devices write them in fixed widths.
final class CborReader {
  private static final int DEPTH = 4;
  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;

  private final byte[] bytes;
  private int at;

  private CborReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static Cbor read(byte[] bytes) throws MalformedReplyException {
    CborReader reader = new CborReader(bytes);
    Cbor item = reader.item(DEPTH);
    if (reader.at != bytes.length) {
      throw reader.malformed("trailing bytes");
    }
    return item;
  }

  private Cbor item(int depth) throws MalformedReplyException {
    if (depth == 0) {
      throw malformed("nested too deeply");
    }
    int head = next();
    return switch (head >> 5) {
      case 0 -> new Cbor.Unsigned(argument(head));
      case 2 -> new Cbor.Octets(content(argument(head)));
      case 3 -> new Cbor.Text(text(head));
      case 4 -> items(argument(head), depth - 1);
      case 5 -> fields(argument(head), depth - 1);
      case 7 -> flag(head);
      default -> throw malformed("a type no device answers with");
    };
  }

  private Cbor items(long count, int depth) throws MalformedReplyException {
    List<Cbor> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      values.add(item(depth));
    }
    return new Cbor.Items(values);
  }

  private Cbor fields(long count, int depth) throws MalformedReplyException {
    Map<String, Cbor> values = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      int head = next();
      if (head >> 5 != 3) {
        throw malformed("a name that is not text");
      }
      if (values.putIfAbsent(text(head), item(depth)) != null) {
        throw malformed("a name twice");
      }
    }
    return new Cbor.Fields(values);
  }

  private Cbor flag(int head) throws MalformedReplyException {
    return switch (head) {
      case FALSE -> new Cbor.Flag(false);
      case TRUE -> new Cbor.Flag(true);
      default -> throw malformed("neither true nor false");
    };
  }

  private String text(int head) throws MalformedReplyException {
    byte[] content = content(argument(head));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException broken) {
      throw malformed("text that is not UTF-8");
    }
  }

  private byte[] content(long length) throws MalformedReplyException {
    if (length > bytes.length - at) {
      throw malformed("cut short");
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  /// The argument in the low five bits of `head`, or in the 1, 2, 4 or 8 bytes that follow it.
  private long argument(int head) throws MalformedReplyException {
    int low = head & 0x1f;
    if (low < 24) {
      return low;
    }
    if (low > 27) {
      throw malformed("an indefinite or reserved length");
    }
    long value = 0;
    for (int i = 0; i < 1 << (low - 24); i++) {
      value = value << 8 | next();
    }
    if (value < 0) {
      throw malformed("a number of 2^63 or more");
    }
    return value;
  }

  private int next() throws MalformedReplyException {
    if (at == bytes.length) {
      throw malformed("cut short");
    }
    return bytes[at++] & 0xff;
  }

  private MalformedReplyException malformed(String why) {
    return new MalformedReplyException(why + " (at byte " + at + ")");
  }
}
