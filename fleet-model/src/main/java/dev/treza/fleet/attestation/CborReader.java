package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads CBOR (RFC 8949) strictly: one item and nothing behind it, definite and indefinite lengths,
/// shortest heads only (section 4.2.1), no key twice, no tags, no floating-point numbers, at most
/// [#MAX_DEPTH] levels and [#MAX_ITEMS] items.
final class CborReader {
  static final int MAX_DEPTH = 8;
  static final int MAX_ITEMS = 512;

  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xff;

  private final Bytes input;
  private int position;
  private int items;

  private CborReader(Bytes input) {
    this.input = input;
  }

  /// The one item that `input` holds.
  ///
  /// @throws CborException if it is anything else
  static CborItem read(Bytes input) throws CborException {
    CborReader reader = new CborReader(input);
    CborItem item = reader.item(0);
    if (reader.position != input.length()) {
      throw reader.fault("bytes follow the end of the item");
    }
    return item;
  }

  private CborItem item(int depth) throws CborException {
    if (depth > MAX_DEPTH) {
      throw fault("nested more than " + MAX_DEPTH + " levels deep");
    }
    if (++items > MAX_ITEMS) {
      throw fault("more than " + MAX_ITEMS + " items");
    }
    int initial = next();
    int low = initial & 0x1f;
    return switch (initial >>> 5) {
      case 0 -> new CborItem.Whole(argument(low));
      case 1 -> new CborItem.Whole(-1 - argument(low));
      case 2 -> new CborItem.Binary(string(2, low));
      case 3 -> new CborItem.Text(text(string(3, low)));
      case 4 -> new CborItem.Sequence(sequence(low, depth));
      case 5 -> new CborItem.Dictionary(dictionary(low, depth));
      case 6 -> throw fault("a tag is not allowed here");
      default -> simple(low);
    };
  }

  private CborItem simple(int low) throws CborException {
    return switch (low) {
      case 20 -> CborItem.Simple.FALSE;
      case 21 -> CborItem.Simple.TRUE;
      case 22 -> CborItem.Simple.NULL;
      case 25, 26, 27 -> throw fault("a floating-point number is not allowed");
      default -> throw fault("simple value " + low + " is not allowed");
    };
  }

  private List<CborItem> sequence(int low, int depth) throws CborException {
    List<CborItem> members = new ArrayList<>();
    Members left = new Members(low);
    while (left.more()) {
      members.add(item(depth + 1));
    }
    return members;
  }

  private Map<CborItem, CborItem> dictionary(int low, int depth) throws CborException {
    Map<CborItem, CborItem> entries = new LinkedHashMap<>();
    Members left = new Members(low);
    while (left.more()) {
      CborItem key = item(depth + 1);
      if (!(key instanceof CborItem.Text || key instanceof CborItem.Whole)) {
        throw fault("a map key is " + key.kind());
      }
      if (entries.containsKey(key)) {
        throw fault("a map key occurs twice");
      }
      entries.put(key, item(depth + 1));
    }
    return entries;
  }

  private Bytes string(int major, int low) throws CborException {
    if (low != INDEFINITE) {
      return take(argument(low));
    }
    Bytes joined = Bytes.EMPTY;
    for (int initial = next(); initial != BREAK; initial = next()) {
      if (initial >>> 5 != major || ++items > MAX_ITEMS) {
        throw fault("a string in pieces holds something else, or too many of them");
      }
      joined = joined.concat(take(argument(initial & 0x1f)));
    }
    return joined;
  }

  private String text(Bytes utf8) throws CborException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8.toArray())).toString();
    } catch (CharacterCodingException malformed) {
      CborException fault = fault("a text is not UTF-8");
      fault.initCause(malformed);
      throw fault;
    }
  }

  private long argument(int low) throws CborException {
    if (low < 24) {
      return low;
    }
    if (low > 27) {
      throw fault("a length or number has a reserved form");
    }
    int width = 1 << (low - 24);
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | next();
    }
    long smallest = width == 1 ? 24 : 1L << (width * 4);
    if (value < smallest) {
      throw fault("a length or number is not in its shortest form, or above 2^63 - 1");
    }
    return value;
  }

  private Bytes take(long length) throws CborException {
    if (length > input.length() - position) {
      throw fault("the input ends within a string");
    }
    int from = position;
    position += (int) length;
    return input.slice(from, position);
  }

  private int next() throws CborException {
    if (position >= input.length()) {
      throw fault("the input ends too early");
    }
    return input.at(position++);
  }

  private CborException fault(String message) {
    return new CborException(position, message);
  }

  /// Counts down the members of an array or map, or looks for the break that ends it.
  private final class Members {
    private final boolean indefinite;
    private long left;

    Members(int low) throws CborException {
      indefinite = low == INDEFINITE;
      left = indefinite ? 0 : argument(low);
    }

    boolean more() throws CborException {
      if (!indefinite) {
        return left-- > 0;
      }
      if (next() == BREAK) {
        return false;
      }
      position--;
      return true;
    }
  }
}
