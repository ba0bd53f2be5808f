package dev.treza.agent.aws.kms;

import dev.treza.fleet.Bytes;
import java.util.List;

/// A value of the Basic Encoding Rules (X.690).
///
/// @param tag the identifier octet: class, constructed or not, number
/// @param content of a primitive value; empty for a constructed one
/// @param parts of a constructed value; empty for a primitive one
record BerItem(int tag, Bytes content, List<BerItem> parts) {
  static final int CONSTRUCTED = 0x20;
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  BerItem {
    parts = List.copyOf(parts);
  }

  /// The context-specific tag with this number, primitive.
  static int context(int number) {
    return 0x80 | number;
  }

  /// This item's parts, if it has this tag and as many of them.
  List<BerItem> parts(int wanted, int least, int most) throws BerException {
    if (tag != wanted || parts.size() < least || parts.size() > most) {
      throw new BerException("another structure");
    }
    return parts;
  }

  List<BerItem> parts(int wanted, int count) throws BerException {
    return parts(wanted, count, count);
  }

  /// This item's content, if it has this tag.
  Bytes content(int wanted) throws BerException {
    if (tag != wanted) {
      throw new BerException("another type");
    }
    return content;
  }

  void require(int wanted, Bytes value) throws BerException {
    if (!content(wanted).equals(value)) {
      throw new BerException("another value");
    }
  }
}
