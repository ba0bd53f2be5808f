package dev.treza.agent.aws.kms;

import dev.treza.fleet.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Reads the Basic Encoding Rules (X.690) as KMS uses them: definite lengths in their shortest form
/// or indefinite ones, tag numbers below 31, bounded in size, depth and number.
final class BerReader {
  static final int MAX_LENGTH = 16 * 1024;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_ITEMS = 256;
  private static final int INDEFINITE = 0x80;

  private final Bytes bytes;
  private int at;
  private int items;

  private BerReader(Bytes bytes) {
    this.bytes = bytes;
  }

  /// The one value that `encoded` is.
  static BerItem read(Bytes encoded) throws BerException {
    if (encoded.length() > MAX_LENGTH) {
      throw new BerException("too long");
    }
    BerReader reader = new BerReader(encoded);
    BerItem item = reader.item(encoded.length(), 0);
    if (reader.at != encoded.length()) {
      throw new BerException("something follows");
    }
    return item;
  }

  private BerItem item(int end, int depth) throws BerException {
    if (depth > MAX_DEPTH || ++items > MAX_ITEMS) {
      throw new BerException("too deep or too many");
    }
    int tag = next(end);
    if ((tag & 0x1f) == 0x1f || tag == 0) {
      throw new BerException("a tag that is not used here");
    }
    int first = next(end);
    boolean constructed = (tag & BerItem.CONSTRUCTED) != 0;
    if (first == INDEFINITE) {
      if (!constructed) {
        throw new BerException("a primitive value of indefinite length");
      }
      return new BerItem(tag, Bytes.EMPTY, untilEndOfContents(end, depth));
    }
    int length = first < INDEFINITE ? first : longLength(first & 0x7f, end);
    if (length > end - at) {
      throw new BerException("cut off");
    }
    int itemEnd = at + length;
    if (constructed) {
      return new BerItem(tag, Bytes.EMPTY, until(itemEnd, depth));
    }
    Bytes content = bytes.slice(at, itemEnd);
    at = itemEnd;
    return new BerItem(tag, content, List.of());
  }

  private List<BerItem> until(int end, int depth) throws BerException {
    List<BerItem> parts = new ArrayList<>();
    while (at < end) {
      parts.add(item(end, depth + 1));
    }
    return parts;
  }

  private List<BerItem> untilEndOfContents(int end, int depth) throws BerException {
    List<BerItem> parts = new ArrayList<>();
    while (!atEndOfContents(end)) {
      parts.add(item(end, depth + 1));
    }
    at += 2;
    return parts;
  }

  private boolean atEndOfContents(int end) throws BerException {
    if (end - at < 2) {
      throw new BerException("no end of contents");
    }
    return bytes.at(at) == 0 && bytes.at(at + 1) == 0;
  }

  private int longLength(int octets, int end) throws BerException {
    int length = 0;
    if (octets < 1 || octets > 2) {
      throw new BerException("a length out of bounds");
    }
    for (int i = 0; i < octets; i++) {
      length = length << 8 | next(end);
    }
    if (length < INDEFINITE || (octets == 2 && length < 0x100)) {
      throw new BerException("a length that is not in its shortest form");
    }
    return length;
  }

  private int next(int end) throws BerException {
    if (at >= end) {
      throw new BerException("cut off");
    }
    return bytes.at(at++);
  }
}
